import { t } from '../l10n.js';
import { cursorAt, type Cursor } from './cursor.js';
import { hasKnownWords, withFreeName } from './connector/examples.js';
import { keyIsOfUse } from './connector/keysOfUse.js';
import { connectorProposals } from './connector/proposals.js';
import { anchorsAbove } from './anchors.js';
import { flowProposals } from './flowValues.js';
import type { JsonSchema } from './jsonSchema.js';
import { keyProposals } from './keys.js';
import type { Language } from './language.js';
import type { LinedText } from './linedText.js';
import type { Proposal } from './proposal.js';
import type { SchemaIndex } from './schemaIndex.js';
import { shapeOf, Skeleton } from './skeleton.js';
import { snippetProposals } from './snippets.js';
import { escapeSnippet, hang } from './snippet.js';
import { valueProposals } from './values.js';

/**
 * What may be typed at an offset. Found out from the lines around it: what is broken elsewhere does no harm, and the cost follows
 * what is near, not the length of the text.
 */
export function complete(lines: LinedText, offset: number, language: Language): readonly Proposal[] {
  const cursor = cursorAt(lines, offset);
  // A text of several lines is no word that something is offered for, and editors replace what is in one line only.
  if (!cursor || lines.lineOf(cursor.range.start) !== lines.lineOf(cursor.range.end)) return [];
  return [...proposalsAt(lines, offset, cursor, language), ...(cursor.also ? proposalsAt(lines, offset, cursor.also, language) : [])];
}

function proposalsAt(lines: LinedText, offset: number, cursor: Cursor, { schema, builtIn }: Language): readonly Proposal[] {
  const unit = ' '.repeat(unitOf(lines));
  const own = builtIn ? connectorProposals(lines, offset, cursor) : undefined;
  const others = own?.instead ? [] : atCursor(lines, schema, cursor, unit);
  const known = own?.proposals ?? [];
  // No list of connector.yaml says anything by a word that it has twice.
  const there = new Set(builtIn ? cursor.levels.slice(-2).flatMap((level) => level.items()) : []);
  return [...known, ...others].flatMap((proposal) => {
    const { kind, label } = proposal;
    if (builtIn && kind === 'key' && !keyIsOfUse(cursor, label)) return [];
    // Nothing is what an empty place says already.
    if (builtIn && proposal.text === 'null' && !cursor.quote) return [];
    if (builtIn && kind === 'value' && !hasKnownWords(lines, cursor, label)) return [];
    if (kind === 'value' && there.has(label)) return [];
    if (kind === 'value') there.add(label);
    return [fitted(builtIn ? withFreeName(lines, proposal) : proposal, cursor, lines)];
  });
}

/** With the blank that is missing before it, and the quote or comma behind. */
function fitted(proposal: Proposal, { isTight, isFollowed, quote, hasColon, lead, range }: Cursor, lines: LinedText): Proposal {
  const { start, end } = proposal.range;
  const isWhole = proposal.kind === 'value' && !proposal.goesOn && start === range.start && end === range.end;
  // A whole value closes the quote that stays open.
  const text = (isTight ? ' ' : '') + proposal.text + (isWhole && quote && lines.text[end] !== quote ? quote : '');
  // Blanks are no part of the word that is typed; editors compare it from where the range begins.
  if (lead !== undefined)
    return { ...proposal, text: text.replace(/^/gm, lead), filter: lines.text.slice(start, end) + (proposal.filter ?? proposal.label) };
  // A key closes its quote itself.
  const isClosed = quote && !hasColon && proposal.kind === 'key' && lines.text[end] === quote;
  const behind = end + Number(isClosed ?? false);
  // A blank that stands there parts the value from its key.
  const isParted = text.endsWith(': ') && /[ \t]/.test(lines.text[behind] ?? '');
  if (!isFollowed) return { ...proposal, text, range: { start, end: behind + Number(isParted) } };
  return { ...proposal, text: `${proposal.isSnippet ? text : escapeSnippet(text)}$0,`, isSnippet: true };
}

function atCursor(lines: LinedText, index: SchemaIndex, cursor: Cursor, unit: string): readonly Proposal[] {
  const { levels } = cursor;
  if (cursor.kind === 'value') {
    const schemas = index.ofValue(levels);
    return [...aliases(lines, cursor), ...valueProposals(index, cursor, schemas), ...flowProposals(lines, index, cursor, schemas)];
  }
  if (cursor.kind === 'key') return keysAt(index, cursor, unit);
  const last = levels.at(-1);
  if (last?.kind === 'list') return itemsAt(index, cursor, index.ofValue(levels), unit);
  const above = { ...cursor, levels: levels.slice(0, -1) };
  const around = index.ofValue(above.levels);
  const shape = shapeOf(index, around);
  // Under a key whose value is a list an item begins with its dash.
  if (cursor.needsDash && shape === 'list')
    return [
      ...itemsAt(index, { ...above, levels: [...above.levels, emptyList] }, index.items(index.partsOf(around, 'list', NO_ENTRIES)), unit),
      ...snippetProposals(cursor, around, unit, true),
    ];
  const keys = keysAt(index, cursor, unit);
  // What may be a map or a word is a map in a line of its own.
  const isMap = shape !== 'scalar' || (cursor.needsDash && keys.length > 0);
  return isMap ? keys : [...keys, ...valueProposals(index, above, around)];
}

const NO_ENTRIES = (): ReadonlyMap<string, unknown> => new Map();
const emptyList = { kind: 'list', key: undefined, entries: NO_ENTRIES, items: (): readonly unknown[] => [] } as const;

function keysAt(index: SchemaIndex, cursor: Cursor, unit: string): readonly Proposal[] {
  const schemas = index.ofValue(cursor.levels.slice(0, -1));
  const isFree = cursor.levels.at(-1)?.entries().size === 0 && !cursor.hasColon && !cursor.quote && !cursor.colon;
  const snippets = isFree ? snippetProposals(cursor, index.partsOf(schemas, 'map', NO_ENTRIES), unit, false) : [];
  return [...keyProposals(index, cursor, schemas, unit), ...snippets];
}

/** A whole item where its dash is not there yet. */
function itemsAt(index: SchemaIndex, cursor: Cursor, schemas: readonly JsonSchema[], unit: string): readonly Proposal[] {
  if (shapeOf(index, schemas) !== 'map') return valueProposals(index, cursor, schemas, '- ');
  const [first] = schemas.map((schema) => index.resolve(schema));
  const lines = hang('- ', new Skeleton(index, unit).map(schemas));
  const label = `- ${first?.title ?? t('item')}`;
  return [
    {
      kind: 'snippet',
      label,
      range: cursor.range,
      text: lines.join('\n'),
      isSnippet: true,
      order: 0,
      detail: t('with the keys it must have'),
      schemas: first ? [first] : [],
      goesOn: true,
    },
  ];
}

/** Names of values above, for `*`. */
function aliases(lines: LinedText, cursor: Cursor): readonly Proposal[] {
  const { start, end } = cursor.range;
  if (lines.text[start] !== '*' || cursor.quote || cursor.tag !== undefined) return [];
  return anchorsAbove(lines, start).map((name, order) => ({
    kind: 'reference',
    label: `*${name}`,
    range: { start, end },
    text: `*${name}`,
    isSnippet: false,
    order,
    detail: t('value above'),
    schemas: [],
  }));
}

/** How many blanks a level is deep in this file. */
function unitOf(lines: LinedText): number {
  for (let at = 0; at < lines.count; at += 1) {
    const indent = lines.indent(at);
    if (indent !== undefined && indent > 0) return indent <= 8 ? indent : 2;
  }
  return 2;
}
