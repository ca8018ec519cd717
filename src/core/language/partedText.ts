import type { Range } from '../result.js';
import { finish, type Steps } from '../steps.js';
import { looseTree, scalarText, type LooseNode, type LoosePair } from './looseTree.js';
import { splitText, type Slice } from './splitText.js';

/** A few lines of a text, and what they say. What is worked out of `content` stays true wherever the part moves. */
export interface TextPart extends Slice {
  readonly content: PartContent;
}

export interface PartContent {
  readonly tree: LooseNode | undefined;
}

/** An entry of the outermost level, with the entries of its value where those are parts of their own. */
export interface Top {
  readonly part: TextPart;
  /** The key of its line; undefined for what is no key. */
  readonly key: string | undefined;
  readonly pair: LoosePair | undefined;
  readonly children: readonly TextPart[];
}

/**
 * Any YAML text, taken apart so that a broken line spoils no more than its neighbours. It does not change: the next text is made
 * of it, and what did not change is not read again.
 */
export class PartedText {
  readonly tops: readonly Top[];

  private constructor(
    readonly text: string,
    readonly parts: readonly TextPart[],
  ) {
    this.tops = topsOf(this);
  }

  /** @param before the text as it was; the same object comes back where it still is so */
  static of(text: string, before?: PartedText): PartedText {
    return finish(PartedText.steps(text, before));
  }

  /** The same as work that can be paused. */
  static *steps(text: string, before?: PartedText): Steps<PartedText> {
    if (before?.text === text) return before;
    const kept = before ? contentsKept(before, text) : () => undefined;
    const parts: TextPart[] = [];
    for (const slice of splitText(text)) {
      parts.push({ ...slice, content: kept(slice) ?? { tree: looseTree(text.slice(slice.start, slice.end)) } });
      yield;
    }
    return new PartedText(text, parts);
  }

  textOf({ start, end }: Range): string {
    return this.text.slice(start, end);
  }

  /** The part at an offset, the later one where two meet; undefined in an empty text. */
  partAt(offset: number): TextPart | undefined {
    let low = 0;
    for (let high = this.parts.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((this.parts[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.parts[low - 1];
  }
}

/** Where an entry of the outermost level ends, those below it included. */
export function endOfTop({ part, children }: Top): number {
  const last = children.findLast(({ content }) => content.tree !== undefined) ?? part;
  return last.start + (last.content.tree?.end ?? 0);
}

function topsOf(text: PartedText): readonly Top[] {
  const tops: (Top & { readonly children: TextPart[] })[] = [];
  for (const part of text.parts) {
    const last = tops.at(-1);
    if (part.level === 1 && last) {
      last.children.push(part);
      continue;
    }
    const { tree } = part.content;
    const pair = tree?.kind === 'map' && !tree.flow ? tree.pairs[0] : undefined;
    const key = pair?.key && scalarText(text.textOf(part), pair.key);
    tops.push({ part, key, pair, children: [] });
  }
  return tops;
}

/** Finds what was read of the same lines before: those that stand whole before or behind what changed. */
function contentsKept(before: PartedText, text: string): (slice: Slice) => PartContent | undefined {
  const old = before.text;
  const most = Math.min(old.length, text.length);
  const same = commonLength(most, (from, to) => old.slice(from, to) === text.slice(from, to));
  const behind = commonLength(
    most - same,
    (from, to) => old.slice(old.length - to, old.length - from) === text.slice(text.length - to, text.length - from),
  );
  const moved = text.length - old.length;
  const byStart = new Map(before.parts.map((part) => [part.start, part]));
  return ({ start, end }) => {
    const shift = end <= same ? 0 : start >= text.length - behind ? moved : undefined;
    if (shift === undefined) return undefined;
    const found = byStart.get(start - shift);
    return found?.end === end - shift ? found.content : undefined;
  };
}

/** How far two texts are alike, found by halves: comparing long pieces is quick. */
function commonLength(most: number, alike: (from: number, to: number) => boolean): number {
  let low = 0;
  for (let high = most; low < high;) {
    const middle = (low + high + 1) >> 1;
    if (alike(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
