import type { ListRequest, Resource } from '../spec/model.js';
import { EACH, type AnswerPath } from '../spec/answerPath.js';

/** What an import asks for with its settings, in one sentence; undefined for what cannot be read yet. */
export function sentenceOf(resource: Resource | undefined): string | undefined {
  const all = resource?.imports?.all;
  if (!all) return undefined;
  const path = all.path.map((part) => ('text' in part ? part.text : `{${part.word}}`)).join('');
  return `${all.method === 'get' ? 'Asks' : `Sends ${all.method.toUpperCase()} to`} ${path}${query(all)}${goesOn(all)}.`;
}

function query({ pagination }: ListRequest): string {
  const { type, parameter, size, start } = pagination;
  const position = type === 'page' || type === 'offset' ? [`${parameter}=${start}`] : [];
  const pairs = [...position, ...(size?.parameter && size.value ? [`${size.parameter}=${size.value}`] : [])];
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function goesOn({ pagination }: ListRequest): string {
  const { type, start, more, next, total, pages, size } = pagination;
  if (type === 'none') return ' once';
  const then =
    type === 'page'
      ? `then page ${Number(start) + 1}`
      : type === 'offset'
        ? 'then the records behind them'
        : type === 'cursor'
          ? 'then the page its answer names'
          : 'then the next page';
  const until = more
    ? `until ${said(more)} is false`
    : total
      ? `until ${said(total)} records are read`
      : pages
        ? `until page ${said(pages)}`
        : next
          ? `until ${said(next)} is empty`
          : size
            ? 'until a page is not full'
            : 'until nothing follows';
  return `, ${then}, ${until}`;
}

/** A path of an answer as it is written. */
function said(path: AnswerPath): string {
  if ('header' in path) return `the header ${path.header}`;
  const text = path.steps.map((step) => (typeof step === 'number' ? `[${step}]` : step === EACH ? '[]' : `.${step}`)).join('');
  return text.replace(/^\./, '') || 'the answer';
}
