import type { AlgorithmParameter } from '../elements/element.js';
import type { Range } from '../result.js';

/** What the header comment of an algorithm's file says, and the code below it. */
export interface AlgorithmText {
  readonly description: string;
  readonly parameters: readonly AlgorithmParameter[];
  readonly code: string;
  /** Lines before the code, blank ones included. */
  readonly headerLines: number;
  /** Where the code begins in the text. */
  readonly codeStart: number;
  /** Lines of the header that could not be read as they may have been meant. */
  readonly oddities: readonly HeaderOddity[];
}

export interface HeaderOddity {
  readonly kind: 'unread' | 'word' | 'twice' | 'order';
  readonly word: string;
  readonly range: Range;
}

type ParameterType = NonNullable<AlgorithmParameter['type']>;

const TYPES: ReadonlySet<string> = new Set(['object', 'string', 'integer', 'number', 'boolean'] satisfies ParameterType[]);
const TAG = '@param';
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The header comment of an algorithm: description, one line per parameter, and the blank line before the code. */
export function writeHeader(description: string, parameters: readonly AlgorithmParameter[]): string {
  const said = description === '' ? [] : description.split('\n').map(descriptionLine);
  const named = parameters.map(({ name, type, required }) =>
    [TAG, name, ...(type ? [type] : []), ...(required ? ['required'] : [])].join(' '),
  );
  return `${[...said, ...named].map((line) => (line === '' ? '#\n' : `# ${line}\n`)).join('')}\n`;
}

/** One line that cannot leave its comment, nor be taken for a parameter: then it gets a backslash that reading takes away. */
function descriptionLine(line: string): string {
  const plain = line.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return /^\\*@param\b/.test(plain) ? `\\${plain}` : plain;
}

/**
 * Reads the file of an algorithm. It accepts what people make of a header: no blank line below it, one between its lines,
 * more comment lines (they are description), other line ends; it never fails.
 */
export function readAlgorithm(text: string): AlgorithmText {
  const lines = headerLinesOf(text);
  const description: string[] = [];
  const parameters: AlgorithmParameter[] = [];
  const oddities: HeaderOddity[] = [];
  for (const { comment, range } of lines.comments) {
    const words = comment.split(/\s+/);
    const name = words[1] ?? '';
    if (words[0] !== TAG || !NAME.test(name)) {
      if (words[0] === TAG) oddities.push({ kind: 'unread', word: comment, range });
      description.push(/^\\+@param\b/.test(comment) ? comment.slice(1) : comment);
      continue;
    }
    const parameter = readParameter(name, words.slice(2), (word) => oddities.push({ kind: 'word', word, range }));
    if (parameters.some((other) => other.name === name)) oddities.push({ kind: 'twice', word: name, range });
    else {
      if (parameter.required && parameters.some((other) => !other.required)) oddities.push({ kind: 'order', word: name, range });
      parameters.push(parameter);
    }
  }
  const code = text.slice(lines.end);
  return { description: description.join('\n').trim(), parameters, code, headerLines: lines.count, codeStart: lines.end, oddities };
}

function readParameter(name: string, words: readonly string[], odd: (word: string) => void): AlgorithmParameter {
  const type = words.find((word): word is ParameterType => TYPES.has(word));
  for (const word of words) if (word !== type && word !== 'required' && word !== 'optional') odd(word);
  return { name, ...(type ? { type } : {}), required: words.includes('required') };
}

interface HeaderLines {
  readonly comments: readonly { comment: string; range: Range }[];
  /** Lines up to the code, and the offset where it begins. */
  readonly count: number;
  readonly end: number;
}

function headerLinesOf(text: string): HeaderLines {
  const comments: { comment: string; range: Range }[] = [];
  const line = /[^\n]*(?:\n|$)/y;
  let end = text.startsWith('\uFEFF') ? 1 : 0;
  let count = 0;
  let blank = false;
  for (line.lastIndex = end; line.lastIndex < text.length;) {
    const start = line.lastIndex;
    const content = (line.exec(text)?.[0] ?? '').replace(/\r?\n?$/, '');
    const found = /^\s*#\s?([^]*)$/.exec(content);
    if (found) {
      const comment = (found[1] ?? '').trim();
      // Below a blank line a comment is the code's own, unless it is a parameter that was moved away from the others.
      if (blank && comments.length > 0 && !/^@param\b/.test(comment)) break;
      comments.push({ comment, range: { start, end: start + content.length } });
      blank = false;
    } else if (content.trim() === '') blank = true;
    else break;
    end = line.lastIndex;
    count += 1;
  }
  return { comments, count, end };
}
