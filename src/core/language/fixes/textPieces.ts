import { inOrder, type TextEdit } from '../../spec/edit/textEdit.js';

/** A part of the text as it was at first, or what was put into it. */
type Piece = string | { readonly start: number; readonly end: number };

/** A text that is changed again and again, and still knows which edits of the first text make what it is now. */
export class TextPieces {
  private pieces: readonly Piece[];

  constructor(private readonly first: string) {
    this.pieces = first === '' ? [] : [{ start: 0, end: first.length }];
  }

  get text(): string {
    return this.pieces.map((piece) => (typeof piece === 'string' ? piece : this.first.slice(piece.start, piece.end))).join('');
  }

  /** @param edits of the text as it is now, sorted and without overlaps */
  apply(edits: readonly TextEdit[]): void {
    const pieces: Piece[] = [];
    let at = 0;
    for (const { start, end, text } of edits) {
      pieces.push(...this.between(at, start), ...(text === '' ? [] : [text]));
      at = end;
    }
    this.pieces = [...pieces, ...this.between(at, Infinity)];
  }

  /** All changes so far as edits of the first text. */
  get edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let at = 0;
    let added = '';
    for (const piece of [...this.pieces, { start: this.first.length, end: this.first.length }]) {
      if (typeof piece === 'string') added += piece;
      else {
        if (added !== '' || piece.start > at) edits.push({ start: at, end: piece.start, text: added });
        at = piece.end;
        added = '';
      }
    }
    return inOrder(this.first, edits);
  }

  private between(from: number, to: number): readonly Piece[] {
    const found: Piece[] = [];
    let at = 0;
    for (const piece of this.pieces) {
      const length = typeof piece === 'string' ? piece.length : piece.end - piece.start;
      const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)];
      if (start < end)
        found.push(typeof piece === 'string' ? piece.slice(start, end) : { start: piece.start + start, end: piece.start + end });
      at += length;
    }
    return found;
  }
}
