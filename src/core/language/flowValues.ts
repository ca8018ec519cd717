import type { Cursor } from './cursor.js';
import type { JsonSchema } from './jsonSchema.js';
import { defaultFlow, emptyFlow } from './keys.js';
import type { LinedText } from './linedText.js';
import type { Proposal } from './proposal.js';
import type { SchemaIndex } from './schemaIndex.js';
import { shapeOf, type Shape } from './skeleton.js';
import { bodyFlow } from './snippet.js';
import { snippetsWith } from './snippets.js';

/** Maps and lists in brackets, where a value is wanted in the line of its key and nothing is there yet. */
export function flowProposals(lines: LinedText, index: SchemaIndex, cursor: Cursor, schemas: readonly JsonSchema[]): readonly Proposal[] {
  const { range, isTight, quote, tag } = cursor;
  // Directly behind a colon the next key is often the one that ends the line.
  if (range.start < range.end || isTight || quote || hasValue(lines, cursor)) return [];
  const shape = shapeOf(index, schemas);
  if (tag !== undefined && OF_TAG[tag] !== shape) return [];
  const ready = snippetsWith(
    cursor,
    index.partsOf(schemas, undefined, () => new Map()),
    bodyFlow,
  );
  if (ready.length > 0 || shape === 'scalar') return ready;
  const text = defaultFlow(index, schemas) ?? emptyFlow(index, shape, schemas);
  const label = text.replace(/\$\d+/g, '…');
  return [{ kind: 'snippet', label, range, text, isSnippet: true, order: 0, detail: shape, schemas: [], goesOn: true }];
}

const OF_TAG: Readonly<Record<string, Shape>> = { '!!map': 'map', '!!seq': 'list' };

/** Whether a value stands behind the cursor. */
const hasValue = (lines: LinedText, { range, style }: Cursor): boolean => style === 'flow' && /^\s*[[{]/.test(lines.text.slice(range.end));
