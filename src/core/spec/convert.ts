import { t } from '../l10n.js';
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import type { ProblemList, Range } from '../result.js';
import { DEEPEST } from './compose.js';
import { fixed, type Places } from './places.js';
import { unknownNode, type Entry, type ScalarNode, type SpecNode } from './tree.js';

/** The tags of YAML that the core schema knows a value for. */
const KNOWN_TAG = /^(?:!|tag:yaml\.org,2002:(?:str|null|bool|int|float|map|seq))$/;
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
  private tooDeep = false;

  constructor(
    private readonly text: string,
    private readonly problems: ProblemList,
    private readonly place: Places = fixed,
    /** What was named before this text. */
    private readonly before: Named = new Map(),
  ) {}

  /** Larger or deeper than what anything may go through. */
  get isEndless(): boolean {
    return this.bombed || this.tooDeep;
  }

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
    const isStrange = node.tag !== undefined && !KNOWN_TAG.test(node.tag);
    const converted =
      isMap(node) && !isStrange
        ? this.map(node)
        : isSeq(node) && !isStrange
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
    const range = this.place(start, end);
    const nothing = { node: unknownNode(range), end, size: 1, height: 0 };
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
    let isPartial = false;
    // A block ends with its last value: what the library counts to it after that are line ends and comments.
    if (!node.flow) end = start;
    for (const item of node.items) {
      const key = this.key(item.key);
      if (!key) isPartial = true;
      if (!key) continue;
      const value = this.convert(item.value, key.end);
      if (!node.flow) end = Math.max(end, key.end, value.end);
      size += value.size;
      height = Math.max(height, value.height + 1);
      const first = own.get(key.key);
      if (key.key === '<<' && !key.quoted) {
        const range = item.value ? this.place(item.value.range[0], value.end) : this.place(start, end);
        if (!this.merge(value.node, range, merged)) isPartial = true;
      } else if (first) {
        this.reportTwice(key, first);
        // The first one counts, where it says anything; what it lacks may stand in the other.
        if (first.node.kind === 'scalar' && first.node.value === null) own.set(key.key, { ...first, node: value.node });
        else if (first.node.kind === 'map' && !first.node.partial) own.set(key.key, { ...first, node: { ...first.node, partial: true } });
      } else own.set(key.key, { key: key.key, keyRange: key.keyRange, node: value.node });
    }
    const entries = new Map([...[...merged].filter(([name]) => !own.has(name)), ...own]);
    const range = this.place(start, end);
    const map: SpecNode = { kind: 'map', range, entries, ...(isPartial ? { partial: true } : {}) };
    return { node: map, end, size, height: this.limit(height, start) };
  }

  private reportTwice({ key, keyRange }: Pick<Entry, 'key' | 'keyRange'>, first: Entry): void {
    const related = { range: first.keyRange, note: t('The key {key} stands here first.', { key }) };
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

  /**
   * `<<: *a` and `<<: [*a, *b]`: what the map says itself wins, and of a list the first.
   * @returns whether all of it is there
   */
  private merge(node: SpecNode, range: Range, merged: Map<string, Entry>): boolean {
    const sources = node.kind === 'list' ? node.items : [node];
    for (const source of sources) {
      if (source.kind === 'map') for (const [key, entry] of source.entries) if (!merged.has(key)) merged.set(key, entry);
      // What is unknown is told of already.
      if (source.kind === 'list' || (source.kind === 'scalar' && !source.unknown)) this.problems.error('yaml-merge-no-map', range);
    }
    return sources.every((source) => source.kind === 'map' && !source.partial);
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
    if (height <= DEEPEST) return height;
    // Of all that are too deep the innermost tells it.
    if (!this.tooDeep) this.problems.error('yaml-too-deep', this.place(start, start + 1), { limit: DEEPEST });
    this.tooDeep = true;
    return height;
  }

  private scalar(node: ParsedNode, start: number, end: number): ScalarNode {
    const range = this.place(start, end);
    const value = isScalar(node) ? node.value : null;
    const source = isScalar(node) && typeof node.source === 'string' ? node.source : typeof value === 'string' ? value : '';
    if (typeof value === 'string') {
      const isHalf = HALF_CHARACTER.test(value);
      if (isHalf) this.problems.error('yaml-half-character', range);
      // Of a strange tag the composer has told.
      if (isHalf || (node.tag !== undefined && !KNOWN_TAG.test(node.tag))) return unknownNode(range, value);
      return { kind: 'scalar', range, value, source: value };
    }
    if (typeof value === 'number') {
      if (Number.isFinite(value)) return { kind: 'scalar', range, value, source };
      this.problems.error('number-not-json', range, { number: source });
      return unknownNode(range, source);
    }
    if ((typeof value === 'boolean' || value === null) && isScalar(node)) return { kind: 'scalar', range, value, source };
    const tag = (node.tag ?? '').replace('tag:yaml.org,2002:', '!!');
    const at = this.text.lastIndexOf(tag, start);
    this.problems.error('yaml-unknown-tag', at < 0 ? range : this.place(at, at + tag.length), { tag });
    return unknownNode(range);
  }
}
