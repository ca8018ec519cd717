import equal from 'fast-deep-equal';
import { applyEdits, modify, parseTree, type FormattingOptions, type JSONPath, type Node } from 'jsonc-parser';
import type { JsonObject, JsonValue } from '../elements/element.js';
import { isJsonObject, readJson } from '../json.js';
import type { Range } from '../result.js';
import { keyOf, byKey } from './keyedList.js';
import { mergeLines } from './lines.js';
import type { MergeConflict, Merged, Translate } from './result.js';

/**
 * Merges two changes of a JSON text by its structure: maps key by key, lists by the `key` or `name` of their items. What was written
 * by hand stays as it is written; of the other side only what it changed is put into it.
 * @returns undefined where the texts are no JSON that can be changed safely
 */
export function mergeJson(base: string, mine: string, theirs: string, translate?: Translate): Merged | undefined {
  const [before, own, other] = [base, mine, theirs].map(readJson);
  if (!before || !own || !other || !('value' in before) || !('value' in own) || !('value' in other)) return undefined;
  if (hasKeyTwice(parseTree(mine))) return undefined;
  const merge = new JsonMerge(mine, translate);
  merge.value([], before.value, own.value, other.value);
  const keep = merge.text;
  return { keep, markers: keep, conflicts: merge.conflicts.map((path) => conflictAt(path, mine, keep)) };
}

class JsonMerge {
  readonly conflicts: JSONPath[] = [];
  private readonly options: { readonly formattingOptions: FormattingOptions };

  constructor(
    public text: string,
    private readonly translate: Translate | undefined,
  ) {
    const indent = /^[{[]\s*?\n([ \t]+)/.exec(text)?.[1] ?? '  ';
    this.options = { formattingOptions: { insertSpaces: !indent.startsWith('\t'), tabSize: indent.length, eol: '\n' } };
  }

  /** @param before undefined: the last run had nothing there, and both sides added something */
  value(path: JSONPath, before: JsonValue | undefined, mine: JsonValue, theirs: JsonValue): void {
    if (equal(mine, theirs) || equal(before, theirs)) return;
    if (before !== undefined && equal(before, mine)) return this.set(path, theirs);
    if (isJsonObject(mine) && isJsonObject(theirs) && (before === undefined || isJsonObject(before)))
      return this.map(path, before ?? {}, mine, theirs);
    if (isList(mine) && isList(theirs) && (before === undefined || isList(before))) return this.list(path, before ?? [], mine, theirs);
    const said = this.translate;
    if (said && typeof before === 'string' && typeof mine === 'string' && said(before) === theirs) return this.set(path, said(mine));
    this.conflicts.push(path);
  }

  private map(path: JSONPath, before: JsonObject, mine: JsonObject, theirs: JsonObject): void {
    for (const key of new Set([...Object.keys(before), ...Object.keys(theirs)])) {
      const [old, own, other] = [before, mine, theirs].map((map) => (Object.hasOwn(map, key) ? map[key] : undefined));
      const at = [...path, key];
      if (own !== undefined && other !== undefined) this.value(at, old, own, other);
      else if (own !== undefined) this.gone(at, old, own);
      else if (other !== undefined && !equal(old, other)) {
        if (old === undefined) this.set(at, other, behind(key, Object.keys(theirs)));
        // Taken away by hand, changed by the other side.
        else this.conflicts.push(path);
      }
    }
  }

  private list(path: JSONPath, before: readonly JsonValue[], mine: readonly JsonValue[], theirs: readonly JsonValue[]): void {
    const key = keyOf([before, mine, theirs]);
    if (key === undefined) return this.plainList(path, before, mine, theirs);
    const [old, own, other] = [before, mine, theirs].map((list) => byKey(list, key));
    if (!old || !own || !other) return;
    const names = [...own.keys()];
    const gone: number[] = [];
    for (const [index, [name, item]] of [...own].entries()) {
      const their = other.get(name);
      if (their !== undefined) this.value([...path, index], old.get(name), item, their);
      else if (old.has(name)) {
        if (equal(old.get(name), item)) gone.push(index);
        else this.conflicts.push([...path, index]);
      }
    }
    for (const index of gone.reverse()) {
      this.set([...path, index], undefined);
      names.splice(index, 1);
    }
    const order = [...other.keys()];
    for (const [name, item] of other) {
      if (own.has(name)) continue;
      if (!old.has(name)) {
        const index = behind(name, order)(names);
        this.insert([...path, index], item);
        names.splice(index, 0, name);
      } else if (!equal(old.get(name), item)) this.conflicts.push(path);
    }
  }

  /** Lists of plain values, and those whose items have no names: as lines of a text. */
  private plainList(path: JSONPath, before: readonly JsonValue[], mine: readonly JsonValue[], theirs: readonly JsonValue[]): void {
    const lines = (list: readonly JsonValue[]): string[] => list.map((item) => JSON.stringify(item));
    const chunks = mergeLines(lines(before), lines(mine), lines(theirs));
    if (!chunks.every((chunk) => 'lines' in chunk)) this.conflicts.push(path);
    else
      this.set(
        path,
        chunks.flatMap((chunk) => chunk.lines.map((line) => JSON.parse(line) as JsonValue)),
      );
  }

  private gone(path: JSONPath, old: JsonValue | undefined, own: JsonValue): void {
    if (old === undefined) return;
    if (equal(old, own)) this.set(path, undefined);
    else this.conflicts.push(path);
  }

  private set(path: JSONPath, value: JsonValue | undefined, getInsertionIndex?: (names: string[]) => number): void {
    this.text = applyEdits(
      this.text,
      modify(this.text, path, value, { ...this.options, ...(getInsertionIndex ? { getInsertionIndex } : {}) }),
    );
  }

  private insert(path: JSONPath, value: JsonValue): void {
    this.text = applyEdits(this.text, modify(this.text, path, value, { ...this.options, isArrayInsertion: true }));
  }
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Where a name is put among others: behind the one that it stands behind on the other side. */
function behind(name: string, order: readonly string[]): (names: readonly string[]) => number {
  return (names) => {
    for (let at = order.indexOf(name) - 1; at >= 0; at -= 1) {
      const found = names.indexOf(order[at] ?? '');
      if (found >= 0) return found + 1;
    }
    return 0;
  };
}

/** Of two values of one key no reader knows which is meant. */
function hasKeyTwice(node: Node | undefined): boolean {
  if (!node?.children) return false;
  const keys = node.type === 'object' ? node.children.map(({ children }) => String(children?.[0]?.value)) : [];
  return new Set(keys).size < keys.length || node.children.some(hasKeyTwice);
}

function conflictAt(path: JSONPath, mine: string, keep: string): MergeConflict {
  const kept = rangeOf(keep, path);
  return { ...rangeOf(mine, path), keep: kept, markers: kept };
}

/** The place of a value in the text; of one that was taken away the place of what held it. */
function rangeOf(text: string, path: JSONPath): Range {
  let node = parseTree(text);
  for (const step of path) {
    const inner: Node | undefined =
      typeof step === 'number'
        ? node?.children?.[step]
        : node?.children?.find(({ children }) => children?.[0]?.value === step)?.children?.[1];
    if (!inner) break;
    node = inner;
  }
  return node ? { start: node.offset, end: node.offset + node.length } : { start: 0, end: 0 };
}
