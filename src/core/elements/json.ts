import type { JsonPair } from '../auth/kind.js';
import { toLiquid } from '../render/liquid.js';
import type { BodyValue } from '../spec/body.js';
import type { Pair } from '../spec/model.js';
import type { Template } from '../spec/template.js';
import type { Content, JsonObject, JsonValue } from './element.js';

/** Data as what is in an element's file. */
export function jsonContent(data: JsonObject): Content {
  return { form: 'json', data };
}

/** An object whose keys come from a person: each is an own property, `__proto__` too (fromEntries defines, it does not assign). */
export function jsonObject(entries: Iterable<readonly [string, JsonValue]>): JsonObject {
  return Object.fromEntries(entries);
}

/** Pointer to an element by namespace and name (lib/edi/parser.rb); it holds nothing but the keys of the search. */
export function reference(namespace: string, name: string): JsonObject {
  return { _reference: true, namespace, name };
}

/** An entry of a list of parameters, headers or template parameters (setup/parameter.rb). */
export function pairObject({ key, value, description }: JsonPair): JsonObject {
  return { _primary: ['key'], key, value, ...(description === undefined ? {} : { description }) };
}

export function pairObjects(pairs: readonly JsonPair[]): readonly JsonObject[] {
  return pairs.map(pairObject);
}

/** Headers or parameters as Liquid texts; blank ones are never sent, so they are not written. */
export function liquidPairs(pairs: readonly Pair[]): readonly JsonPair[] {
  return pairs.map(({ key, value }) => ({ key, value: toLiquid(value) })).filter(({ value }) => value !== '');
}

/** A value of the spec as plain JSON: what looks like a placeholder or a value of the record is the text it was. */
export function jsonOf(value: BodyValue): JsonValue {
  switch (value.kind) {
    case 'text':
      return sourceOf(value.text);
    case 'literal':
      return typeof value.value === 'bigint' ? Number(value.value) : value.value;
    case 'list':
      return value.items.map(jsonOf);
    case 'map':
      return jsonObject([...value.entries].map(([key, item]) => [key, jsonOf(item)]));
    case 'reference':
      return `$${[value.word, ...value.steps].join('.')}`;
  }
}

function sourceOf(template: Template): string {
  return template.map((part) => ('text' in part ? part.text : `{${part.word}}`)).join('');
}
