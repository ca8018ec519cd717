import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import type { ProblemList, Range } from '../result.js';
import { DEEPEST } from './compose.js';
import { fixed, type Places } from './places.js';
import type { Entry, ScalarNode, SpecNode } from './tree.js';

/** How many nodes aliases may add to those that are written: an honest file stays far below, a bomb passes at once. */
export const MOST_ALIASED = 100_000;
const HALF_CHARACTER = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

export interface Converted {
  readonly node: SpecNode;
  /** Behind its text; that of an alias where one stands. */
  readonly end: number;
  /** Nodes in it, aliased ones counted each time. */
  readonly size: number;
  /** Levels below it. */
  readonly height: number;
}

/** What has a name, for those that stand for it. */
export type Named = ReadonlyMap<string, Converted>;

/** What a part of a text names, and what it takes from the parts before it by name. */
export interface PartNames {
  readonly defines: Named;
  /** Undefined where no part before it has that name. */
  readonly uses: ReadonlyMap<string, Converted | undefined>;
  /** How many nodes its aliases add. */
  readonly aliased: number;
}

/** From the nodes of the library to those of the tree: aliases and merge keys are resolved, and each value knows its place. */
export class Converter {
  private readonly anchors = new Map<string, Converted | 'open'>();
  private readonly uses = new Map<string, Converted | undefined>();
  private aliased = 0;
  /** After the first alias too many nothing more is told: all others have the same cause. */
  private bombed = false;

  constructor(
    private readonly text: string,
    private readonly problems: ProblemList,
    private readonly place: Places = fixed,
    /** What was named before this text. */
    private readonly before: Named = new Map(),
  ) {}

  /** Undefined where nothing in the text has a name, or stands for what has one. */
  get names(): PartNames | undefined {
    if (this.anchors.size === 0 && this.uses.size === 0) return undefined;
    const defines = [...this.anchors].flatMap(([name, found]) => (found === 'open' ? [] : [[name, found] as const]));
    return { defines: new Map(defines), uses: this.uses, aliased: this.aliased };
  }

  /** @param at where a value that is not there would stand */
  convert(node: ParsedNode | null, at: number): Converted {
    if (node === null) return { node: this.nothing(at, at), end: at, size: 1, height: 0 };
    const [start, end] = node.range;
    if (isAlias(node)) return this.alias(node.source, start, end);
    const { anchor } = node;
    if (anchor) this.anchors.set(anchor, 'open');
    const converted = isMap(node)
      ? this.map(node)
      : isSeq(node)
        ? this.list(node)
        : { node: this.scalar(node, start, end), end, size: 1, height: 0 };
    if (anchor) this.anchors.set(anchor, converted);
    return converted;
  }

  private nothing(start: number, end: number): ScalarNode {
    return { kind: 'scalar', range: this.place(start, end), value: null, source: '' };
  }

  private alias(name: string, start: number, end: number): Converted {
    const found = this.anchors.get(name) ?? this.before.get(name);
    if (!this.anchors.has(name)) this.uses.set(name, found as Converted | undefined);
    const nothing = { node: this.nothing(start, end), end, size: 1, height: 0 };
    const range = this.place(start, end);
    if (found === undefined || found === 'open') {
      this.problems.error(found === 'open' ? 'yaml-alias-cycle' : 'yaml-bad-alias', range, { alias: `*${name}` });
      return nothing;
    }
    this.aliased += found.size;
    if (this.aliased > MOST_ALIASED || found.height > DEEPEST) {
      if (!this.bombed) this.problems.error('yaml-alias-bomb', range, { alias: `*${name}` });
      this.bombed = true;
      return nothing;
    }
    return { ...found, end };
  }

  private map(node: YAMLMap.Parsed): Converted {
    const own = new Map<string, Entry>();
    const merged = new Map<string, Entry>();
    const [start, last] = node.range;
    let end = last;
    let size = 1;
    let height = 0;
    // A block ends with its last value: what the library counts to it after that are line ends and comments.
    if (!node.flow) end = start;
    for (const item of node.items) {
      const key = this.key(item.key);
      if (!key) continue;
      const value = this.convert(item.value, key.end);
      if (!node.flow) end = Math.max(end, key.end, value.end);
      size += value.size;
      height = Math.max(height, value.height + 1);
      if (key.key === '<<' && !key.quoted)
        this.merge(value.node, item.value ? this.place(item.value.range[0], value.end) : this.place(start, end), merged);
      else if (own.has(key.key)) this.reportTwice(key, own.get(key.key));
      else own.set(key.key, { key: key.key, keyRange: key.keyRange, node: value.node });
    }
    const entries = new Map([...[...merged].filter(([name]) => !own.has(name)), ...own]);
    return { node: { kind: 'map', range: this.place(start, end), entries }, end, size, height: this.limit(height, start) };
  }

  private reportTwice({ key, keyRange }: Pick<Entry, 'key' | 'keyRange'>, first: Entry | undefined): void {
    const related = first && { range: first.keyRange, note: `The key ${key} stands here first.` };
    this.problems.error('yaml-duplicate-key', keyRange, { key }, related);
  }

  /** A key, with where it ends in the text that was parsed; undefined where it is none that the language knows. */
  key(
    node: ParsedNode | null,
  ): { readonly key: string; readonly keyRange: Range; readonly end: number; readonly quoted: boolean } | undefined {
    const [start, end] = node?.range ?? [0, 0];
    const keyRange = this.place(start, end);
    if (node && isScalar(node)) return { key: this.scalar(node, start, end).source, keyRange, end, quoted: node.type !== 'PLAIN' };
    this.problems.error('yaml-complex-key', keyRange);
    return undefined;
  }

  /** `<<: *a` and `<<: [*a, *b]`: what the map says itself wins, and of a list the first. */
  private merge(node: SpecNode, range: Range, merged: Map<string, Entry>): void {
    const sources = node.kind === 'list' ? node.items : [node];
    for (const source of sources) {
      if (source.kind !== 'map') {
        if (!this.bombed) this.problems.error('yaml-merge-no-map', range);
      } else for (const [key, entry] of source.entries) if (!merged.has(key)) merged.set(key, entry);
    }
  }

  private list(node: YAMLSeq.Parsed): Converted {
    const [start, last] = node.range;
    let end = node.flow ? last : start;
    const items = node.items.map((item) => this.convert(item, start));
    if (!node.flow) for (const item of items) end = Math.max(end, item.end);
    const height = items.reduce((most, item) => Math.max(most, item.height + 1), 0);
    return {
      node: { kind: 'list', range: this.place(start, end), items: items.map((item) => item.node) },
      end,
      size: items.reduce((sum, item) => sum + item.size, 1),
      height: this.limit(height, start),
    };
  }

  private limit(height: number, start: number): number {
    if (height > DEEPEST) this.problems.error('yaml-too-deep', this.place(start, start + 1), { limit: DEEPEST });
    return height;
  }

  private scalar(node: ParsedNode, start: number, end: number): ScalarNode {
    const range = this.place(start, end);
    const value = isScalar(node) ? node.value : null;
    const source = isScalar(node) && typeof node.source === 'string' ? node.source : typeof value === 'string' ? value : '';
    if (typeof value === 'string') {
      if (HALF_CHARACTER.test(value)) this.problems.error('yaml-half-character', range);
      return { kind: 'scalar', range, value, source: value };
    }
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) this.problems.error('number-not-json', range, { number: source });
      return { kind: 'scalar', range, value, source };
    }
    if (typeof value === 'boolean' || value === null) return { kind: 'scalar', range, value, source };
    this.problems.error('yaml-unknown-tag', range, { tag: this.text.slice(start, end) });
    return this.nothing(start, end);
  }
}
