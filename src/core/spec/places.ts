import type { Range } from '../result.js';

/** Where a part of a text begins. It moves when something before it is changed, and every place in the part moves with it. */
export interface Anchor {
  offset: number;
}

/** A place in a part of a text that may move as a whole: what was read from the part stays true without being read again. */
class FloatingRange implements Range {
  constructor(
    readonly anchor: Anchor,
    private readonly from: number,
    private readonly to: number,
  ) {}

  get start(): number {
    return this.anchor.offset + this.from;
  }

  get end(): number {
    return this.anchor.offset + this.to;
  }

  part(start: number, end: number): Range {
    return new FloatingRange(this.anchor, this.from + start, this.from + end);
  }
}

/** Makes the places of a text from offsets in it. */
export type Places = (start: number, end: number) => Range;

export const fixed: Places = (start, end) => ({ start, end });

/** Places in the part that begins at the anchor, by offsets in the text that it stands in now. */
export function floating(anchor: Anchor): Places {
  const { offset } = anchor;
  return (start, end) => new FloatingRange(anchor, start - offset, end - offset);
}

/** A place inside a place, by offsets from its start; it moves as the whole does. */
export function partOf(range: Range, start: number, end: number): Range {
  return range instanceof FloatingRange ? range.part(start, end) : { start: range.start + start, end: range.start + end };
}
