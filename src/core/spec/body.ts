import type { Template } from './template.js';

/**
 * A JSON value of a body: texts hold placeholders, a whole text may be one of the record's values, and an integer that
 * a double cannot hold stays a bigint so that no digit is lost.
 */
export type BodyValue =
  | { readonly kind: 'text'; readonly text: Template }
  | { readonly kind: 'literal'; readonly value: number | bigint | boolean | null }
  | { readonly kind: 'list'; readonly items: readonly BodyValue[] }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, BodyValue> }
  /** `$record`, `$record.a.b`, `$id`, `$uuid`, `$current.a`: the steps after the word. */
  | { readonly kind: 'reference'; readonly word: 'record' | 'id' | 'uuid' | 'current'; readonly steps: readonly string[] };

const REFERENCE = /^\$(record|id|uuid|current)((?:\.[^.\s]+)*)$/;

/** A text that is exactly one of the record's values; undefined where it is an ordinary text. */
export function parseReference(text: string): Extract<BodyValue, { kind: 'reference' }> | undefined {
  const found = REFERENCE.exec(text);
  if (!found) return undefined;
  const word = found[1] as 'record' | 'id' | 'uuid' | 'current';
  const steps = found[2] ? found[2].slice(1).split('.') : [];
  if ((word === 'id' || word === 'uuid') && steps.length > 0) return undefined;
  return { kind: 'reference', word, steps };
}

/** Every reference in a value, at any depth. */
export function* referencesOf(value: BodyValue): Generator<Extract<BodyValue, { kind: 'reference' }>> {
  if (value.kind === 'reference') yield value;
  else if (value.kind === 'list') for (const item of value.items) yield* referencesOf(item);
  else if (value.kind === 'map') for (const item of value.entries.values()) yield* referencesOf(item);
}

/** Every text in a value, at any depth. */
export function* textsOf(value: BodyValue): Generator<Template> {
  if (value.kind === 'text') yield value.text;
  else if (value.kind === 'list') for (const item of value.items) yield* textsOf(item);
  else if (value.kind === 'map') for (const item of value.entries.values()) yield* textsOf(item);
}

/** A value with other texts. */
export function mapTexts(value: BodyValue, change: (text: Template) => Template): BodyValue {
  switch (value.kind) {
    case 'text':
      return { kind: 'text', text: change(value.text) };
    case 'list':
      return { kind: 'list', items: value.items.map((item) => mapTexts(item, change)) };
    case 'map':
      return { kind: 'map', entries: new Map([...value.entries].map(([key, item]) => [key, mapTexts(item, change)])) };
    default:
      return value;
  }
}
