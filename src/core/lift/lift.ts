import { changeOf } from '../fileChange.js';
import { manifestOf } from '../generation.js';
import { folderOf } from '../layout.js';
import { withLinesOf, withUnixLines } from '../lineEnds.js';
import { applied, hunksOf, type Hunk } from '../merge/hunks.js';
import { mergeText } from '../merge/text.js';
import type { RubyParser } from '../ruby/rubyParser.js';
import type { TreePath } from '../spec/tree.js';
import type { Steps } from '../steps.js';
import { isSameCode, readCode } from './code.js';
import { commentsOf, uncommented, withComments, type Uncommented } from './comments.js';
import { LiftSearch, type Found } from './search.js';
import type { State } from './state.js';

/** Lines from the first to the last. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** An edit by hand of an algorithm, said by a connector.yaml. */
export interface Lift {
  /** The connector.yaml. */
  readonly spec: string;
  /** The algorithm's file: as it is generated of that, with what else was edited in it. */
  readonly content: string;
  /** The lines of the file that were edited in this way, counted from 0; where lines were taken out, those around. */
  readonly lines: readonly LineRange[];
  /** The keys that were changed, from the outside to the inside. */
  readonly keys: readonly TreePath[];
  /** Paths of other algorithms that mean something else by it. */
  readonly others: readonly string[];
  /** Whether lines are left that were edited by hand. */
  readonly rest: boolean;
}

/** Edits are taken one by one where they are no more than these. */
const MOST_EDITS = 12;

/**
 * Looks for keys of the vocabulary that say what was edited by hand in the file of an algorithm.
 * @param spec text of the connector.yaml
 * @param files current text by path, relative to the connector's folder, with the record of the last run
 * @param path of the algorithm's file
 * @returns undefined where no edit can be said by the spec, where the spec has mistakes, or where the file is in conflict
 */
export function* liftSteps(parser: RubyParser, spec: string, files: ReadonlyMap<string, string>, path: string): Steps<Lift | undefined> {
  const written = files.get(path);
  if (written === undefined || folderOf(path) !== 'algorithms') return undefined;
  const search = new LiftSearch(parser, path);
  const start = search.read(spec);
  const mine = start && merged(files, path, withUnixLines(written), start.content);
  if (mine === undefined || mine === start?.content || !start) return undefined;
  // Comments that were written beside the code are no part of what it means: they stay.
  const plain = uncommented(parser, start.content, mine);
  const edits = new Edits(start.content, plain);
  const lift = yield* liftedOf(parser, search, start, edits, files);
  if (!lift) return undefined;
  const { found, hunks } = lift;
  const merge = mergeText(edits.with(hunks), plain.text, found.state.content);
  const keep = withComments(merge.keep, plain);
  const said = commentsOf(parser, keep);
  if (merge.conflicts.length > 0 || commentsOf(parser, mine).some((comment) => !said.includes(comment))) return undefined;
  if (!isSameCode(readCode(parser, keep), readCode(parser, mine))) return undefined;
  return {
    spec: found.state.text,
    content: withLinesOf(keep, written),
    lines: edits.linesOf(hunks),
    keys: found.changes.map((change) => change.path),
    others: search.othersChanged(start, found.state, files),
    rest: keep !== found.state.content,
  };
}

/** A generated text, and what was edited in it. */
class Edits {
  readonly hunks: readonly Hunk[];
  private readonly lines: readonly string[];

  constructor(
    generated: string,
    private readonly mine: Uncommented,
  ) {
    this.lines = generated.split('\n');
    this.hunks = hunksOf(this.lines, mine.text.split('\n'));
  }

  /** The text with some of the edits. */
  with(hunks: readonly Hunk[]): string {
    return applied(this.lines, 0, this.lines.length, hunks).join('\n');
  }

  /** Where some of the edits are in the edited text, with the comments above them. */
  linesOf(hunks: readonly Hunk[]): readonly LineRange[] {
    let longer = 0;
    return this.hunks.flatMap((hunk) => {
      const first = hunk.start + longer;
      longer += hunk.lines.length - (hunk.end - hunk.start);
      if (!hunks.includes(hunk)) return [];
      const { length } = hunk.lines;
      return length > 0
        ? { first: this.written(first - 1) + 1, last: this.written(first + length - 1) }
        : { first: Math.max(0, this.written(first - 1)), last: this.written(first) };
    });
  }

  /** A line in the text as it was written. */
  private written(line: number): number {
    return this.mine.lineOf[line] ?? (line < 0 ? -1 : (this.mine.lineOf.at(-1) ?? 0));
  }

  /** The same edits as a list in their order, with one more. */
  plus(hunks: readonly Hunk[], more: Hunk): readonly Hunk[] {
    return this.hunks.filter((hunk) => hunk === more || hunks.includes(hunk));
  }
}

interface Lifted {
  readonly found: Found;
  readonly hunks: readonly Hunk[];
}

/** All edits together, else those that can be said one after the other. */
function* liftedOf(
  parser: RubyParser,
  search: LiftSearch,
  state: State,
  edits: Edits,
  files: ReadonlyMap<string, string>,
): Steps<Lifted | undefined> {
  const attempt = function* (from: Found, hunks: readonly Hunk[]): Steps<Found | undefined> {
    const wanted = readCode(parser, edits.with(hunks));
    const found = wanted ? yield* search.find(from.state, wanted, files) : undefined;
    return found ? { state: found.state, changes: [...from.changes, ...found.changes] } : undefined;
  };
  let found: Found = { state, changes: [] };
  let hunks: readonly Hunk[] = [];
  const whole = yield* attempt(found, edits.hunks);
  if (whole) {
    // What is only written in another way is not said by the spec: it stays as it was written.
    const meant = readCode(parser, whole.state.content);
    hunks = edits.hunks.reduce((kept, hunk) => {
      const others = kept.filter((one) => one !== hunk);
      return isSameCode(readCode(parser, edits.with(others)), meant) ? others : kept;
    }, edits.hunks);
    found = whole;
  } else {
    for (const hunk of edits.hunks.length > MOST_EDITS ? [] : edits.hunks) {
      const next = yield* attempt(found, edits.plus(hunks, hunk));
      if (!next || next.changes.length === found.changes.length) continue;
      found = next;
      hunks = edits.plus(hunks, hunk);
    }
  }
  return found.changes.length === 0 ? undefined : { found, hunks };
}

/** What was edited by hand, beside what the spec makes now; undefined where both changed the same. */
function merged(files: ReadonlyMap<string, string>, path: string, mine: string, theirs: string): string | undefined {
  const base = manifestOf(files).manifest?.files.get(path);
  const change = changeOf({ path, base, mine, theirs }, 'fail');
  if (base === undefined) return mine;
  return change.status === 'conflict' ? undefined : change.status === 'kept' ? mine : (change.content ?? theirs);
}
