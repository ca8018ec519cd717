import { rubyString } from '../../../render/ruby.js';
import { isHeader, parseAnswerPath } from '../../../spec/answerPath.js';
import type { BodyValue } from '../../../spec/body.js';
import type { ListRequest, Pagination } from '../../../spec/model.js';
import { typeOfText } from './contentType.js';
import { bodyCode, textCode, type WordCode } from './valueCode.js';

/** Where a page begins: nothing for the first one. */
export const POSITION = 'options[:position]';

interface Body {
  readonly lines: readonly string[];
  readonly text: string;
  readonly contentType: string | undefined;
}

/** What a list sends as its body; undefined for none. */
export function bodyLines({ body, pagination, headers }: ListRequest, code: WordCode, most: number): Body | undefined {
  if (body?.kind === 'text') return { lines: [], text: textCode(body.text, code), contentType: typeOfText({ headers }) };
  const isPaged = pagination.place === 'body';
  const sent = isPaged ? withPage(body ?? { kind: 'map', entries: new Map() }, pagination) : body;
  if (!sent) return undefined;
  const lines = [
    `body = ${bodyCode(sent, { word: code, reference: () => 'SecureRandom.uuid' }, 0, most)}`,
    ...(isPaged ? laterBody(pagination) : []),
  ];
  return { lines, text: 'body.to_json', contentType: 'application/json' };
}

const namesOf = (parameter: string): readonly string[] => {
  const path = parseAnswerPath(parameter);
  const steps = path && !isHeader(path) ? path.steps.filter((step) => typeof step === 'string') : [];
  return steps.length > 0 ? steps : [parameter];
};

/** The size and the position as they stand on each page. */
function withPage(body: BodyValue, { type, parameter, size }: Pagination): BodyValue {
  const sized = size ? put(body, namesOf(size.parameter), { kind: 'literal', value: size.value }) : body;
  if (type === 'page' || type === 'offset') return put(sized, namesOf(parameter), { kind: 'text', text: [{ word: type }] });
  // What holds the position is there before it.
  const holder = namesOf(parameter).slice(0, -1);
  return holder.length > 0 && parameter !== '' ? put(sized, holder, undefined) : sized;
}

/** A body with a value at a way of names; undefined: a map, where nothing is there. */
function put(body: BodyValue, [name, ...rest]: readonly string[], value: BodyValue | undefined): BodyValue {
  if (name === undefined) return value ?? (body.kind === 'map' ? body : { kind: 'map', entries: new Map() });
  const entries = body.kind === 'map' ? body.entries : new Map<string, BodyValue>();
  const inner = entries.get(name) ?? { kind: 'map', entries: new Map() };
  return { kind: 'map', entries: new Map([...entries, [name, put(inner, rest, value)]]) };
}

/** What later pages send else: the position of a cursor, and of the first page's names only those that are kept. */
function laterBody({ type, parameter, laterKeep }: Pagination): readonly string[] {
  const kept = laterKeep
    ? [`body = body.slice(${[...new Set([...laterKeep, ...namesOf(parameter).slice(0, 1)])].map(rubyString).join(', ')}) if ${POSITION}`]
    : [];
  if (type !== 'cursor' && type !== 'last_id') return kept;
  const at = namesOf(parameter)
    .map((name) => `[${rubyString(name)}]`)
    .join('');
  return [...kept, `body${at} = ${POSITION} if ${POSITION}`];
}
