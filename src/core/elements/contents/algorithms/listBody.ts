import { rubyLiteral } from '../../../render/ruby.js';
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
    ...(isPaged ? laterBody(pagination, sent) : []),
  ];
  return { lines, text: 'body.to_json', contentType: 'application/json' };
}

type Step = string | number;

/** The way to a place in a body; a number is an index where there is a list, or nothing yet, and it stands in brackets. */
function stepsTo(parameter: string, body: BodyValue): readonly Step[] {
  const path = parseAnswerPath(parameter);
  const steps = path && !isHeader(path) ? path.steps.filter((step) => typeof step !== 'symbol') : [];
  let at: BodyValue | undefined = body;
  const found = steps.map((step) => {
    const isIndex = typeof step === 'number' ? step < 1000 && at?.kind !== 'map' : at?.kind === 'list' && /^\d{1,3}$/.test(step);
    const key = isIndex ? Number(step) : String(step);
    at = inside(at, key);
    return key;
  });
  return found.length > 0 ? found : [parameter];
}

function inside(body: BodyValue | undefined, step: Step): BodyValue | undefined {
  if (body?.kind === 'map') return body.entries.get(String(step));
  return body?.kind === 'list' ? body.items[Number(step)] : undefined;
}

/** The size and the position as they stand on each page. */
function withPage(body: BodyValue, { type, parameter, size }: Pagination): BodyValue {
  const sized = size ? put(body, stepsTo(size.parameter, body), { kind: 'literal', value: size.value }) : body;
  const steps = stepsTo(parameter, sized);
  if (type === 'page' || type === 'offset') return put(sized, steps, { kind: 'text', text: [{ word: type }] });
  // What holds the position is there before it.
  const holder = steps.slice(0, -1);
  return holder.length > 0 && parameter !== '' ? put(sized, holder, undefined, typeof steps.at(-1) === 'number') : sized;
}

/** A body with a value at a way; undefined: what holds others, a list or a map, where nothing is there. */
function put(body: BodyValue | undefined, [step, ...rest]: readonly Step[], value: BodyValue | undefined, isList = false): BodyValue {
  if (step === undefined) {
    if (value) return value;
    if (body?.kind === 'map' || body?.kind === 'list') return body;
    return isList ? { kind: 'list', items: [] } : { kind: 'map', entries: new Map() };
  }
  const inner = put(inside(body, step), rest, value, isList);
  if (typeof step === 'string') return { kind: 'map', entries: new Map([...(body?.kind === 'map' ? body.entries : []), [step, inner]]) };
  const items = body?.kind === 'list' ? body.items : [];
  const filled = Array.from({ length: Math.max(items.length, step + 1) }, (_, index): BodyValue => items[index] ?? NOTHING);
  return { kind: 'list', items: filled.with(step, inner) };
}

const NOTHING: BodyValue = { kind: 'literal', value: null };

/** What later pages send else: the position of a cursor, and of the first page's names only those that are kept. */
function laterBody({ type, parameter, laterKeep }: Pagination, sent: BodyValue): readonly string[] {
  const steps = stepsTo(parameter, sent);
  const names = [...new Set([...(laterKeep ?? []), ...steps.slice(0, 1)])];
  const kept = laterKeep && sent.kind === 'map' ? [`body = body.slice(${names.map(rubyLiteral).join(', ')}) if ${POSITION}`] : [];
  if (type !== 'cursor' && type !== 'last_id') return kept;
  const at = steps.map((step) => `[${rubyLiteral(step)}]`).join('');
  return [...kept, `body${at} = ${POSITION} if ${POSITION}`];
}
