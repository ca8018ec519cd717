import { sortBy, uniqBy } from 'lodash-es';
import { hunksOf } from '../merge/hunks.js';
import type { RubyParser } from '../ruby/rubyParser.js';
import { applyEdits, editSpec, openSpec, type SpecChange } from '../spec/edit.js';
import type { Steps } from '../steps.js';
import { candidatesOf, placesOf } from './candidates.js';
import { isSameCode, readCode, wordsOf, type Code } from './code.js';
import { newFacts } from './facts.js';
import { keysOf } from './keys.js';
import { StateReader, type State } from './state.js';

export interface Found {
  readonly state: State;
  readonly changes: readonly SpecChange[];
}

/** Changes of the spec, how far from what is wanted they lead, and how many other algorithms they change. */
interface Way extends Found {
  readonly left: number;
  readonly others: number;
}

const isBest = ({ left, others }: Way): boolean => left === 0 && others === 0;

/** How many ways are followed at once. */
const WIDTH = 3;
/** How many keys one edit may come from. */
const MOST_KEYS = 5;

export class LiftSearch {
  private readonly states: StateReader;

  constructor(
    private readonly parser: RubyParser,
    private readonly path: string,
  ) {
    this.states = new StateReader(path);
  }

  read(text: string): State | undefined {
    return this.states.read(text);
  }

  /**
   * Looks for changes of the spec by which the algorithm becomes one that means the same as a text: always the one that brings it
   * nearest, until nothing is left between them.
   * @param mine texts of all algorithms as they are; of several ways the one is taken that changes the fewest others in their meaning
   */
  *find(from: State, wanted: Code, mine: ReadonlyMap<string, string>): Steps<Found | undefined> {
    let ways: readonly Way[] = [{ state: from, changes: [], left: this.distance(from, wanted), others: 0 }];
    for (let keys = 0; keys <= MOST_KEYS; keys += 1) {
      const [best] = ways;
      if (!best) return undefined;
      if (best.left === 0) return yield* this.withFewestOthers(from, this.withoutSurplus(from, best, wanted), wanted, mine);
      const further: Way[] = [];
      for (const way of ways) {
        further.push(...(yield* this.nearer(way, wanted, (state) => this.othersChanged(from, state, mine).length)));
        if (further.some(isBest)) break;
      }
      ways = uniqBy(sortBy(further, ['left', 'others']), ({ state }) => state.content).slice(0, WIDTH);
    }
    return undefined;
  }

  /** What was taken on the way and is not needed at its end. */
  private withoutSurplus(from: State, found: Found, wanted: Code): Found {
    for (const change of found.changes.length > 1 ? found.changes : []) {
      const changes = found.changes.filter((one) => one !== change);
      const state = this.after(from, changes);
      if (state && this.distance(state, wanted) === 0) return this.withoutSurplus(from, { state, changes }, wanted);
    }
    return found;
  }

  /** The same keys at other places, where that changes fewer of the other algorithms. */
  private *withFewestOthers(from: State, found: Found, wanted: Code, mine: ReadonlyMap<string, string>): Steps<Found> {
    let best = found;
    let fewest = this.othersChanged(from, found.state, mine).length;
    for (const [index, change] of found.changes.entries()) {
      if (fewest === 0) break;
      for (const other of elsewhere(from, change)) {
        yield;
        const changes = best.changes.with(index, other);
        const state = this.after(from, changes);
        const others = state && this.distance(state, wanted) === 0 ? this.othersChanged(from, state, mine).length : Infinity;
        if (state && others < fewest) [best, fewest] = [{ state, changes }, others];
      }
    }
    return best;
  }

  private after(from: State, changes: readonly SpecChange[]): State | undefined {
    return this.read(changes.reduce((before, one) => applyEdits(before, editSpec(before, one) ?? []), from.text));
  }

  /** Algorithms besides the one looked at that a change of the spec makes mean something else, unless they were edited to mean that. */
  othersChanged(from: State, to: State, mine: ReadonlyMap<string, string>): readonly string[] {
    const same = (one: string, other: string): boolean =>
      one === other || isSameCode(readCode(this.parser, one), readCode(this.parser, other));
    return [...to.texts()].flatMap(([path, text]) => {
      const before = from.texts().get(path) ?? '';
      return path === this.path || same(before, text) || same(mine.get(path) ?? before, text) ? [] : [path];
    });
  }

  /** Candidates that come nearer; of those that come equally near the one with the fewest others, and of those the first. */
  private *nearer(from: Way, wanted: Code, othersOf: (state: State) => number): Steps<readonly Way[]> {
    const { text, tree, holders, template, content } = from.state;
    const source = openSpec(text);
    const code = readCode(this.parser, content);
    if (!source || !code) return [];
    const found = new Map<string, Way>();
    for (const change of candidatesOf(tree, holders, keysOf(template), newFacts(wanted, code))) {
      yield;
      const edits = editSpec(source, change);
      const state = edits && edits.length > 0 ? this.read(applyEdits(text, edits)) : undefined;
      if (!state || state.content === content) continue;
      const left = this.distance(state, wanted);
      if (left >= from.left) continue;
      const way: Way = { state, changes: [...from.changes, change], left, others: othersOf(state) };
      const known = found.get(state.content);
      if (!known || way.others < known.others) found.set(state.content, way);
      if (isBest(way)) break;
    }
    return [...found.values()];
  }

  private distance({ content }: State, wanted: Code): number {
    const code = readCode(this.parser, content);
    if (!code) return Infinity;
    if (isSameCode(code, wanted)) return 0;
    return 1 + hunksOf(wordsOf(code), wordsOf(wanted)).reduce((sum, { start, end, lines }) => sum + end - start + lines.length, 0);
  }
}

/** A change of a key, at the other places where the key may stand. */
function elsewhere({ tree, holders, template }: State, change: SpecChange): readonly SpecChange[] {
  return keysOf(template).flatMap((group) => {
    const key = group.keys.find((one) => one.key.every((part, index) => part === change.path.at(index - one.key.length)))?.key;
    const paths = key ? placesOf(tree, holders, group).map((place) => [...place, ...key]) : [];
    return paths.filter((path) => path.join() !== change.path.join()).map((path): SpecChange => ({ ...change, path }));
  });
}
