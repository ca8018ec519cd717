import { t } from '../l10n.js';
import type { Reading } from '../readConnector.js';
import type { Range } from '../result.js';
import { holdsValue, ownerOf, placesTo, valueIn, type Place } from './block.js';
import { DOCS, TOPIC_PAGES } from '../vocabulary/topicPages.js';
import { cursorAt, type Cursor } from './cursor.js';
import { referenceText } from './connector/bodyValues.js';
import { factsAt } from './connector/facts.js';
import { placeholderHover } from './connector/placeholderHover.js';
import { describe } from './describe.js';
import type { Hover } from './hoverText.js';
import type { Language } from './language.js';
import type { JsonSchema } from './jsonSchema.js';
import { levelsTo, type Level } from './levels.js';
import type { LinedText } from './linedText.js';
import { unquoted } from './lines.js';
import { takes } from './schemaMatch.js';
import { scalarOf } from './scalars.js';
import type { SchemaIndex } from './schemaIndex.js';

/**
 * Undefined where nothing is known of what stands at the offset.
 * @param reading what the connector.yaml says, where that is known
 */
export function hoverAt(lines: LinedText, offset: number, language: Language, reading?: () => Reading | undefined): Hover | undefined {
  const { schema } = language;
  const dash = dashAt(lines, offset);
  if (dash) return told(itemText(schema, levelsTo(lines, dash), undefined), rangeOf(dash));
  const cursor = cursorAt(lines, offset);
  if (!cursor || cursor.range.start === cursor.range.end) return undefined;
  const { levels, range } = cursor;
  const last = levels.at(-1);
  const reference = language.builtIn ? referenceText(lines, cursor) : '';
  if (reference !== '') return told(reference, range);
  const isItem = cursor.kind === 'either' && levels.at(-2)?.kind === 'list';
  if (isItem || !last || last.kind === 'list') {
    const around = isItem ? levels.slice(0, -1) : levels;
    return told(joined(choiceText(schema, schema.ofValue(around), wordAt(lines, cursor)), itemText(schema, around, 'scalar')), range);
  }
  const placeholder = reading && language.builtIn ? placeholderHover(lines, offset, cursor, reading) : undefined;
  if (placeholder) return placeholder;
  const key = cursor.kind === 'value' ? (last.key ?? '') : lines.text.slice(range.start, range.end);
  const value = ownValue(lines, cursor, offset);
  const around = schema.partsOf(schema.ofValue(levels.slice(0, -1)), 'map', () => withPair(last, key, value));
  const facts = reading && language.builtIn ? factsAt(lines, cursor, key, reading) : '';
  const own = schema.property(around, key);
  const ofKey = keysOwn(own.map((one) => schema.resolve(one)));
  const choice = cursor.kind === 'value' ? choiceText(schema, own, value, ofKey) : '';
  const topic = language.builtIn && own.length > 0 ? topicText(key) : '';
  return told(joined(choice, facts, describe(choice === '' ? branchesOf(schema, own, ofKey, value) : ofKey), topic), range);
}

/** What speaks of a value: where that says nothing to people, of its choices the one that holds; all while none does. */
function branchesOf(
  schema: SchemaIndex,
  own: readonly JsonSchema[],
  resolved: readonly JsonSchema[],
  value: unknown,
): readonly JsonSchema[] {
  if (resolved.some(hasText)) return resolved;
  const parts = schema.partsOf(own, undefined, () => new Map());
  const chosen = parts.filter((part) => takes(part, value));
  return chosen.length > resolved.length ? chosen : parts;
}

/** What the branches of a choice say of the one value that each of them has is nothing that the key means. */
function keysOwn(resolved: readonly JsonSchema[]): readonly JsonSchema[] {
  const ofKey = resolved.filter(({ const: only }) => only === undefined);
  return ofKey.some(hasText) ? ofKey : resolved;
}

const joined = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n\n');

/** The page that tells more of a key, with an example; '' where there is none. */
function topicText(key: string): string {
  return Object.hasOwn(TOPIC_PAGES, key)
    ? `[${t('An example, and all its keys')}](${DOCS}/${TOPIC_PAGES[key as keyof typeof TOPIC_PAGES]}.md)`
    : '';
}

/** What a value means that is one of several; '' where the schemas do not say. */
function choiceText(schema: SchemaIndex, schemas: readonly JsonSchema[], value: unknown, ofKey = schemas): string {
  const notes = schema
    .partsOf(schemas, 'scalar', () => new Map())
    .map((part) => {
      const { enum: choices = [], enumDescriptions, markdownEnumDescriptions: notes = enumDescriptions } = part;
      // A branch of its own that is this value says what it means; a key that can have no other one says that itself.
      return part.const === value && !ofKey.includes(part) ? part.description : notes?.[choices.indexOf(value)];
    });
  const note = notes.find((one) => one);
  return note === undefined ? '' : `\`${String(value)}\`: ${note}`;
}

/** The dash of an item that stands at an offset. */
function dashAt(lines: LinedText, offset: number): Place | undefined {
  const line = lines.read(lines.lineOf(offset));
  const column = line.dashes.find((one) => one === offset - line.start || one + 1 === offset - line.start);
  if (column === undefined) return undefined;
  const place: Place = { line, column, what: 'dash' };
  return placesTo(lines, ownerOf(lines, place)).some(holdsValue) ? undefined : place;
}

const rangeOf = ({ line, column }: Place): Range => ({ start: line.start + column, end: line.start + column + 1 });

/** Of what its schema does not describe the key says what it is. */
function itemText(schema: SchemaIndex, levels: readonly Level[], kind: 'scalar' | undefined): string {
  const own = schema.partsOf(schema.ofValue(levels), kind, () => new Map());
  if (own.some(hasText)) return describe(own);
  const at = levels.findLastIndex((level) => level.kind === 'map');
  const around = schema.ofValue(levels.slice(0, at + 1)).map((one) => schema.resolve(one));
  const [described] = around.filter(hasText);
  return describe([{ description: described?.markdownDescription ?? described?.description ?? '' }, ...own]);
}

const hasText = ({ markdownDescription, description }: JsonSchema): boolean => (markdownDescription ?? description ?? '') !== '';

/** The pair itself says which branch of a choice holds: of `type: oauth2` that of oauth2. */
function withPair(level: Level, key: string, value: unknown): ReadonlyMap<string, unknown> {
  return value === undefined ? level.entries() : new Map([...level.entries(), [key, value]]);
}

function ownValue(lines: LinedText, cursor: Cursor, offset: number): unknown {
  const { kind, range, style } = cursor;
  const { text } = lines;
  if (kind === 'value') return wordAt(lines, cursor);
  if (style === 'block') return valueIn(lines, lines.read(lines.lineOf(offset)));
  const [, source] = /^["']?\s*:\s*("[^"\n]*"|'[^'\n]*'|[^\s,[\]{}"'][^,[\]{}\n]*)/.exec(text.slice(range.end, range.end + 200)) ?? [];
  return source === undefined ? undefined : /^["']/.test(source) ? unquoted(source) : scalarOf(source.trim());
}

function wordAt({ text }: LinedText, { range, quote }: Cursor): unknown {
  const source = text.slice(range.start, range.end);
  return quote ? source : scalarOf(source);
}

function told(text: string, range: Range): Hover | undefined {
  return text === '' ? undefined : { text, range };
}
