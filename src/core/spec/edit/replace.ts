import { isAlias, isScalar } from 'yaml';
import type { TreePath } from '../tree.js';
import type { SpecValue } from './data.js';
import { beforeLineEnd, behindLineEnd, isBlank, lineEnd, lineStart, startsLine, withoutBlanks } from './lines.js';
import { isNothing } from './pieces.js';
import { scalarText } from './scalarText.js';
import { isCollection, type Slot, type SpecSource } from './source.js';
import type { TextEdit } from './textEdit.js';
import { blockText, flowText, type Written } from './write.js';

/** A value as it would stand at a place: in braces where the place is in braces, with the quotes it had there. */
export function writeAt(source: SpecSource, slot: Slot, value: SpecValue, path: TreePath, below = false): Written {
  const style = { ...source.style, json: slot.json, noBlocks: commentsBehind(source, slot) };
  const prefer = quotesOf(slot);
  if (slot.flow) return { head: flowText(value, style, prefer), body: [] };
  const oneLine = typeof value === 'string' && !below && slot.piece.value !== null && startsBelow(source, slot);
  // A block behind comments would take them for text.
  if (oneLine) return { head: scalarText(value, { prefer, quote: source.style.quote, flow: false }), body: [] };
  const open = path[0] === 'resources' && path.length <= 2;
  return blockText(value, style, { place: slot.place, column: slot.column, below: below || slot.piece.anchor !== undefined, open, prefer });
}

/** Whether comment lines that are set in deeper than the entry follow. */
function commentsBehind({ text }: SpecSource, { piece, column, place }: Slot): boolean {
  if (place === 'root') return false;
  const next = /^(?:[ \t]*\r?\n)*([ \t]*)#/.exec(text.slice(behindLineEnd(text, lineEnd(text, piece.end))));
  return (next?.[1] ?? '').length > column;
}

function quotesOf({ piece: { value } }: Slot): 'plain' | 'single' | 'double' {
  // Quotes around nothing are no habit: they are needed there.
  if (!isScalar(value) || value.value === '') return 'plain';
  return value.type === 'QUOTE_SINGLE' ? 'single' : value.type === 'QUOTE_DOUBLE' ? 'double' : 'plain';
}

/** Whether the value begins on a line of its own below its key or dash. */
function startsBelow(source: SpecSource, { piece, place }: Slot): boolean {
  const start = piece.value?.range[0] ?? piece.from;
  return place !== 'root' && source.text.slice(piece.from, start).includes('\n');
}

/** Puts a text in the place of a value; the anchor before it, and comments around it, stay. */
export function replaceValue(source: SpecSource, slot: Slot, written: Written): readonly TextEdit[] {
  const { piece } = slot;
  if (slot.place === 'root') return replaceRoot(source, slot, written);
  if (isNothing(piece.value)) return fill(source, slot, written);
  return startsBelow(source, slot) ? replaceBelow(source, slot, written) : replaceInLine(source, slot, written);
}

/** Where the text that goes begins: with a tag, which the new value has no use for. */
function startOf({ text }: SpecSource, { piece }: Slot): { start: number; anchor: string } {
  const start = piece.value?.range[0] ?? piece.from;
  if (!piece.tag) return { start, anchor: '' };
  const anchor = piece.anchor ? `${text.slice(piece.anchor.start, piece.anchor.end)} ` : '';
  return { start: Math.min(piece.tag.start, piece.anchor?.start ?? start), anchor };
}

function bodyAt(source: SpecSource, at: number, body: readonly string[]): readonly TextEdit[] {
  return body.length === 0 ? [] : [{ start: at, end: at, text: body.map((line) => source.eol + line).join('') }];
}

function fill(source: SpecSource, { piece }: Slot, { head, body }: Written): readonly TextEdit[] {
  const { text } = source;
  const line = lineEnd(text, piece.from);
  const end = isBlank(text.slice(piece.from, line)) ? line : piece.from;
  const mark = `${piece.marked ? '' : ':'}${head === '' ? '' : ` ${head}`}`;
  const start = mark === '' ? end : piece.from;
  return [{ start, end, text: mark }, ...bodyAt(source, line, body)];
}

function replaceInLine(source: SpecSource, slot: Slot, { head, body }: Written): readonly TextEdit[] {
  const { text } = source;
  const { end, value } = slot.piece;
  const { start, anchor } = startOf(source, slot);
  const block = isScalar(value) && (value.type === 'BLOCK_LITERAL' || value.type === 'BLOCK_FOLDED');
  const comment = block ? (/[ \t]+#.*/.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? '') : '';
  const blank = head === '' && anchor === '';
  return [
    { start: blank ? withoutBlanks(text, start) : start, end, text: `${anchor}${head}${comment}` },
    ...bodyAt(source, lineEnd(text, end), body),
  ];
}

function replaceBelow(source: SpecSource, slot: Slot, { head, body }: Written): readonly TextEdit[] {
  const { text } = source;
  const { from, end, value } = slot.piece;
  const { start, anchor } = startOf(source, slot);
  const oneLine =
    isAlias(value) || (isCollection(value) ? value.flow === true : isScalar(value) && !/^[|>]/.test(text.slice(value.range[0], end)));
  if (oneLine && body.length === 0) return [{ start, end, text: anchor + head }];
  const stop = isCollection(value) && value.flow !== true ? lineEnd(text, end) : end;
  const first = startsLine(text, start) ? beforeLineEnd(text, lineStart(text, start)) : start;
  return [
    ...(head === '' ? [] : [{ start: from, end: from, text: ` ${head}` }]),
    { start: first, end: stop, text: '' },
    ...bodyAt(source, lineEnd(text, end), body),
  ];
}

/** The whole of a file that holds nothing, or something that is no map. */
function replaceRoot(source: SpecSource, { piece }: Slot, { head, body }: Written): readonly TextEdit[] {
  const { text, eol } = source;
  const lines = [...(head === '' ? [] : [head]), ...body].join(eol);
  const start = piece.value?.range[0] ?? piece.from;
  const before = startsLine(text, start) ? '' : eol;
  const behind = piece.value === null && before === '' ? eol : '';
  return [{ start, end: piece.value === null ? start : piece.end, text: `${before}${lines}${behind}` }];
}
