import { parseReference, type BodyValue } from '../body.js';
import type { Pair } from '../model.js';
import { hasMeaningElsewhere, parseTemplate, placeholdersIn, type Template } from '../template.js';
import { isNull, type ScalarNode, type SpecNode } from '../tree.js';
import type { ReadContext } from './context.js';

export const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const CONTROL = /[\0-\x08\n-\x1f\x7f-\x9f\u2028\u2029]/;

export type KnownWord = (word: string) => boolean;

/** A text of a parameter, header or body: known words are placeholders, others stay text, with a hint. */
export function readTemplate(context: ReadContext, node: ScalarNode, known: KnownWord): Template {
  for (const { word, start, end } of placeholdersIn(node.source)) {
    if (known(word)) continue;
    const code = hasMeaningElsewhere(word) ? 'placeholder-not-here' : 'placeholder-as-text';
    context.problems.add('hint', code, context.within(node, start, end), { word });
  }
  return parseTemplate(node.source, known);
}

/** Header or parameter rows; null and '' ones are never sent by Cenit and are left out with a hint. */
export function readPairs(
  context: ReadContext,
  node: SpecNode | undefined,
  what: 'header' | 'parameter',
  known: KnownWord,
): readonly Pair[] {
  if (node?.kind !== 'map') return [];
  const pairs: Pair[] = [];
  const folded = new Map<string, string>();
  for (const { key, keyRange, node: value } of node.entries.values()) {
    if (key.trim() === '') {
      context.problems.error('pair-without-name', keyRange, { what });
      continue;
    }
    if (what === 'header') {
      if (!HEADER_NAME.test(key)) context.problems.error('header-name', keyRange, { header: key });
      const twin = folded.get(key.toLowerCase());
      if (twin !== undefined) context.problems.add('hint', 'header-twice', keyRange, { header: key, first: twin });
      folded.set(key.toLowerCase(), key);
      if (value.kind === 'scalar' && CONTROL.test(value.source)) context.problems.error('header-control', value.range, { header: key });
    }
    if (isNull(value) || (value.kind === 'scalar' && value.source === '')) {
      context.problems.add('hint', 'pair-empty', value.range.end > value.range.start ? value.range : keyRange, { what, name: key });
      continue;
    }
    pairs.push({ key, value: readPairValue(context, value, known), node: value });
  }
  return pairs;
}

function readPairValue(context: ReadContext, value: SpecNode, known: KnownWord): Template {
  if (value.kind !== 'scalar') return parseTemplate(compactJson(value), known);
  // What is sent is the text as it was written; whoever reads it as a number would see another one.
  if (typeof value.value === 'number' && String(value.value) !== value.source) {
    context.problems.add('hint', 'number-as-written', value.range, { number: value.source, read: String(value.value) });
  }
  return readTemplate(context, value, known);
}

/** A list or a map as the compact JSON Cenit would send. Integers keep their digits. */
export function compactJson(node: SpecNode): string {
  if (node.kind === 'list') return `[${node.items.map(compactJson).join(',')}]`;
  if (node.kind === 'map')
    return `{${[...node.entries.values()].map(({ key, node: value }) => `${JSON.stringify(key)}:${compactJson(value)}`).join(',')}}`;
  if (typeof node.value === 'number') return String(numberOf(node));
  return JSON.stringify(node.value);
}

export function numberOf(node: ScalarNode): number | bigint {
  const { value, source } = node;
  if (typeof value !== 'number') return 0;
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^[-+]?\d+$/.test(source) ? BigInt(source.replace(/^\+/, '')) : value;
}

/** A JSON value of a body or an added field. */
export function readBody(context: ReadContext, node: SpecNode, known: KnownWord): BodyValue {
  if (node.kind === 'list') return { kind: 'list', items: node.items.map((item) => readBody(context, item, known)) };
  if (node.kind === 'map') return { kind: 'map', entries: bodyEntries(context, node, known) };
  const { value } = node;
  if (typeof value === 'string') return parseReference(value) ?? { kind: 'text', text: readTemplate(context, node, known) };
  if (typeof value === 'number') {
    const number = numberOf(node);
    if (typeof number === 'number' && digitsOf(node.source) > digitsOf(String(number))) {
      context.problems.add('warning', 'number-loses-digits', node.range, { number: node.source, read: String(number) });
    }
    return { kind: 'literal', value: number };
  }
  return { kind: 'literal', value };
}

export function bodyEntries(context: ReadContext, node: SpecNode | undefined, known: KnownWord): ReadonlyMap<string, BodyValue> {
  if (node?.kind !== 'map') return new Map();
  return new Map([...node.entries].map(([key, entry]) => [key, readBody(context, entry.node, known)]));
}

const digitsOf = (text: string): number => text.replace(/e.*$/i, '').replace(/[^\d]/g, '').replace(/^0+/, '').replace(/0+$/, '').length;
