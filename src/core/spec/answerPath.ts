/** One step of a path into an answer: a key, an index, or every item of a list. */
export type PathStep = string | number | typeof EACH;

export const EACH = Symbol('each');

/** `data[0].details.id`, `['@odata.nextLink']`, `$` (no steps) or `header:Name`. */
export type AnswerPath = { readonly header: string } | { readonly steps: readonly PathStep[] };

const STEP = /\.?(?:([^.[\]'"\s][^.[\]]*)|\[(\d+)\]|(\[\])|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\])/y;
const HEADER = /^header:([!#$%&'*+.^_`|~0-9A-Za-z-]+)$/;

/**
 * Reads the text of a path. `$` is the whole answer and may stand before the first step (`$.data`).
 * @returns undefined where the text is no path.
 */
export function parseAnswerPath(text: string): AnswerPath | undefined {
  const header = HEADER.exec(text)?.[1];
  if (header !== undefined) return { header };
  if (text.startsWith('header:') || text === '') return undefined;
  if (text === '$') return { steps: [] };
  const rest = /^\$(?=[.[])/.test(text) ? text.slice(1) : text;
  const steps: PathStep[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < rest.length) {
    const dotted = rest[STEP.lastIndex] === '.';
    if (dotted && steps.length === 0 && rest === text) return undefined;
    const found = STEP.exec(rest);
    if (!found) return undefined;
    const [, name, index, each, single, double] = found;
    if (name !== undefined && !dotted && steps.length > 0) return undefined;
    if (name === undefined && dotted) return undefined;
    if (name !== undefined) steps.push(name);
    else if (index !== undefined) steps.push(Number(index));
    else if (each !== undefined) steps.push(EACH);
    else steps.push((single ?? double ?? '').replace(/\\(.)/g, '$1'));
  }
  return { steps };
}

export function isHeader(path: AnswerPath): path is { readonly header: string } {
  return 'header' in path;
}

/** The text of a path whose steps are keys and indexes. */
export function answerPathText(steps: readonly (string | number)[]): string {
  const text = steps
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      return /^[^.[\]'"\s$][^.[\]]*$/.test(step) && !step.startsWith('header:') ? `.${step}` : `['${step.replace(/[\\']/g, '\\$&')}']`;
    })
    .join('');
  return text === '' ? '$' : text.replace(/^\./, '');
}
