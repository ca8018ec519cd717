import { entriesAround, firstContent } from '../block.js';
import type { Cursor } from '../cursor.js';
import type { LinedText } from '../linedText.js';
import type { Proposal } from '../proposal.js';

/** The fields that a resource names under `fields`, where a path into its record is wanted. */
export function fieldProposals(lines: LinedText, cursor: Cursor): readonly Proposal[] {
  const present = new Set(cursor.levels.at(-1)?.items() ?? []);
  return fieldsOf(lines, cursor)
    .filter((name) => !present.has(name))
    .map((name, order) => ({
      kind: 'value',
      label: name,
      range: cursor.range,
      text: `${cursor.isTight ? ' ' : ''}${name}`,
      isSnippet: false,
      order,
      detail: 'field of the record',
      schemas: [],
      note: 'Named under `fields` of this resource.',
    }));
}

function fieldsOf(lines: LinedText, { range }: Cursor): readonly string[] {
  const own = lines.lineOf(range.start);
  const begin = itemLine(lines, own);
  if (begin === undefined) return [];
  for (let at = begin; at < lines.count; at += 1) {
    const line = lines.read(at);
    if (at > begin && line.kind === 'content' && line.indent <= (lines.indent(begin) ?? 0)) return [];
    if (line.key?.text !== 'fields') continue;
    const first = firstContent(lines, at + 1);
    const indent = first === undefined ? undefined : lines.indent(first);
    if (first === undefined || indent === undefined || indent <= line.content - line.start) return [];
    return [...entriesAround(lines, first, indent, undefined).keys()];
  }
  return [];
}

/** Where the resource around a line begins: with the dash that is least indented above it. */
function itemLine(lines: LinedText, number: number): number | undefined {
  let found: number | undefined;
  let least = Infinity;
  for (let at = number; at >= 0; at -= 1) {
    const indent = lines.indent(at);
    if (indent === undefined || indent >= least) continue;
    const line = lines.read(at);
    if (line.kind !== 'content') continue;
    if (line.dashes.length === 0 && indent === 0) return found;
    least = indent;
    if (line.dashes.length > 0) found = at;
  }
  return found;
}
