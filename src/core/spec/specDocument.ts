import { ProblemList } from '../result.js';
import { finish, type Steps } from '../steps.js';
import { readApart } from './apart.js';
import { settled, type Settled } from './conflicts.js';
import { tokenSteps, type Tokens } from './compose.js';
import type { ResourceText } from './edit/resource.js';
import { reportRefused, wholeTrees, type ParsedTree } from './parse.js';
import { splitSteps, type Part, type PartSource } from './parts.js';
import { composeSteps } from './pieces.js';
import { treeOf } from './rootOf.js';
import { isBomb, splice } from './splice.js';
import type { SpecNode } from './tree.js';

/** What a text was read into: its parts, or what it is as a whole where it cannot be taken apart. */
interface Read {
  readonly text: string;
  readonly parts?: Part[];
  readonly whole?: Whole;
}

interface Apart {
  readonly text: string;
  readonly parts: Part[];
}

interface Whole {
  readonly roots: readonly SpecNode[];
  readonly problems: ProblemList;
}

/** All trees of a text. */
export interface ParsedTrees {
  readonly roots: readonly SpecNode[];
  readonly problems: ProblemList;
}

/**
 * A YAML file that is changed again and again. What a change costs follows the change, not the file: only the parts that it touches
 * are read anew, with those that use a name from them; the nodes of all others stay the same objects, so that what was worked out
 * of them stays true. Their places move with the text: those of a tree are right until the next change.
 */
export class SpecDocument {
  private read: Read = { text: '', whole: { roots: [], problems: new ProblemList() } };
  /**
   * The last text that could be taken apart, and the last of these that was YAML: what is broken for a moment, by a quote whose mate is
   * not typed yet, is mended near to one of them.
   */
  private apart: readonly Apart[] = [];
  private settled: Settled = settled('');
  private written = '';

  /** @param many whether one file may hold several documents */
  constructor(
    text = '',
    private readonly many = false,
  ) {
    finish(this.readWhole(text));
  }

  get text(): string {
    return this.written;
  }

  /** The tree of the text as it is now; a new list of problems each time, to which more may be added. */
  get tree(): ParsedTree {
    const { roots, problems } = this.trees;
    return { root: roots[0], problems };
  }

  /** The same of all documents in the text that hold something. */
  get trees(): ParsedTrees {
    const problems = new ProblemList();
    problems.addAll(this.settled.conflicts);
    const { parts, whole } = this.read;
    if (!parts) {
      // A file with nothing but a conflict is not empty.
      problems.addAll((whole?.problems.all ?? []).filter(({ code }) => code !== 'spec-empty' || !problems.hasErrors));
      return { roots: whole?.roots ?? [], problems };
    }
    return { roots: [treeOf(parts, problems)], problems };
  }

  /**
   * The lines of an item of the list of resources, and where they begin; undefined where the text cannot be taken apart, or where
   * its parts speak of each other.
   */
  resourceText(index: number): ResourceText | undefined {
    const parts = this.read.parts ?? [];
    if (this.settled.conflicts.length > 0 || parts.some(({ names, unreadable }) => names ?? unreadable)) return undefined;
    const list = parts.findIndex(({ kind, entry }) => kind === 'list' && entry?.key === 'resources');
    const part = list < 0 ? undefined : parts[list + 1 + index];
    const inList = parts.slice(list + 1, list + 2 + index).every(({ kind }) => kind === 'item');
    if (!part || !inList) return undefined;
    const { offset } = part.anchor;
    return { text: this.text.slice(offset, offset + part.length), offset };
  }

  update(text: string): void {
    if (!this.follow(text)) finish(this.readWhole(text));
  }

  /** Reads only what a change touches; false where that does not do, and nothing has changed. */
  follow(written: string): boolean {
    if (written === this.text) return true;
    const found = settled(written);
    const { text } = found;
    if (text !== this.read.text && !this.splice(text)) return false;
    this.written = written;
    this.settled = found;
    return true;
  }

  private splice(text: string): boolean {
    const base = this.apart.find(({ text: before, parts }) => splice(before, text, parts));
    if (!base) return false;
    const followed = { text, parts: base.parts };
    this.read = followed;
    this.apart = [followed, ...(isReadable(followed) ? [] : this.apart.filter((other) => other !== base))];
    return true;
  }

  /** Reads all of a text, a piece at a time: left off before its end, it changes nothing. */
  *readWhole(written: string): Steps<void> {
    const found = settled(written);
    this.keep(yield* this.readText(found.text));
    this.written = written;
    this.settled = found;
  }

  private *readText(text: string): Steps<Read> {
    const apart = yield* readApart(text);
    if (apart && !isBomb(apart)) return { text, parts: apart };
    const lexed = yield* tokenSteps(text);
    return { text, ...(lexed.refused ? { whole: refused(lexed, text) } : yield* this.readTokens(text, lexed.tokens)) };
  }

  private keep(read: Read): void {
    this.read = read;
    const { text, parts } = read;
    if (!parts) return;
    const apart = { text, parts };
    this.apart = [apart, ...(isReadable(apart) ? [] : this.apart.slice(-1))];
  }

  private *readTokens(text: string, tokens: PartSource['tokens']): Steps<Omit<Read, 'text'>> {
    const pieces = yield* composeSteps(tokens, text.length);
    const source = { text, tokens, pieces };
    const parts = (yield* splitSteps(source, new Map()))?.slice();
    if (parts && !isBomb(parts)) return { parts };
    const problems = new ProblemList();
    return { whole: { roots: wholeTrees(source, problems, this.many), problems } };
  }
}

function isReadable({ parts }: Apart): boolean {
  return parts.every(({ unreadable }) => !unreadable);
}

function refused(lexed: Extract<Tokens, { refused: string }>, text: string): Whole {
  const problems = new ProblemList();
  reportRefused(lexed, text, problems);
  return { roots: [], problems };
}
