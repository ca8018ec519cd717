import { t } from '../../l10n.js';
import { isMap, isScalar, parseDocument } from 'yaml';
import { ownerAbove, ownerOf, placeIn } from '../block.js';
import type { Cursor } from '../cursor.js';
import type { LinedText } from '../linedText.js';
import type { Proposal } from '../proposal.js';
import { wordProposal } from './wordProposal.js';

/** The fields that a resource names under `fields`, where a path into its record is wanted. */
export function fieldProposals(lines: LinedText, cursor: Cursor): readonly Proposal[] {
  return fieldsOf(lines, cursor.range.start).map((path, order) => ({
    ...wordProposal(path, cursor, t('field of the record')),
    order,
    note: t('Named under `fields` of this resource.'),
  }));
}

export function fieldsOf(lines: LinedText, offset: number): readonly string[] {
  const begin = itemLine(lines, offset);
  if (begin === undefined) return [];
  const end = endBelow(lines, begin, lines.indent(begin) ?? 0);
  for (let at = begin; at < end; at += 1) {
    const { key, start } = lines.read(at);
    if (key?.text === 'fields')
      return pathsIn(parseDocument(lines.text.slice(key.start, lines.start(endBelow(lines, at, key.start - start)))).get('fields'));
  }
  return [];
}

/** The text of the resource around an offset; '' where there is none. */
export function resourceText(lines: LinedText, offset: number): string {
  const begin = itemLine(lines, offset);
  return begin === undefined ? '' : textBelow(lines, begin);
}

/** A line with all that is deeper. */
export function textBelow(lines: LinedText, number: number): string {
  return lines.text.slice(lines.start(number), lines.start(endBelow(lines, number, lines.indent(number) ?? 0)));
}

/** The first line behind one that is not deeper than a column. */
function endBelow(lines: LinedText, number: number, column: number): number {
  let at = number + 1;
  while (at < lines.count && (lines.indent(at) ?? Infinity) > column) at += 1;
  return at;
}

/** Paths to the fields of a map and to those inside of them; the order is that of the text. */
function pathsIn(fields: unknown, before = ''): readonly string[] {
  if (!isMap(fields)) return [];
  return fields.items.flatMap(({ key, value }) => {
    const name = isScalar(key) ? String(key.source ?? key.value) : '';
    // The record has the API's names.
    const from: unknown = before === '' && isMap(value) ? value.get('from') : undefined;
    if (typeof from === 'string') return [from, ...pathsIn(isMap(value) && value.get('properties'), from)];
    const step = /^[^.[\]'"\s][^.[\]]*$/.test(name) ? `${before && '.'}${name}` : `['${name.replace(/[\\']/g, '\\$&')}']`;
    return [before + step, ...pathsIn(isMap(value) && value.get('properties'), before + step)];
  });
}

/** Where the resource around an offset begins: with the outermost dash. */
function itemLine(lines: LinedText, offset: number): number | undefined {
  const line = lines.read(lines.lineOf(offset));
  let found: number | undefined;
  let place = placeIn(line, Infinity, false) ?? ownerAbove(lines, line.number, offset - line.start, false);
  for (; place; place = ownerOf(lines, place)) if (place.what === 'dash') found = place.line.number;
  return found;
}
