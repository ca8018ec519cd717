import { isAlias, isMap, isScalar, isSeq, type Document, type ParsedNode } from 'yaml';

/** Whether two texts hold the same data under the same names. */
export function sameDocuments(before: readonly Document.Parsed[], after: readonly Document.Parsed[]): boolean {
  return before.length === after.length && before.every((document, i) => sameNode(document.contents, after[i]?.contents ?? null));
}

function sameNode(one: ParsedNode | null, other: ParsedNode | null): boolean {
  if (one === null || other === null) return one === other;
  if (isAlias(one)) return isAlias(other) && one.source === other.source;
  if (isAlias(other) || one.anchor !== other.anchor || one.tag !== other.tag) return false;
  if (isScalar(one)) return isScalar(other) && Object.is(one.value, other.value) && one.source === other.source;
  if (isSeq(one))
    return isSeq(other) && one.items.length === other.items.length && one.items.every((item, i) => sameNode(item, other.items[i] ?? null));
  if (!isMap(other) || one.items.length !== other.items.length) return false;
  return one.items.every(({ key, value }, i) => {
    const pair = other.items[i];
    return pair !== undefined && sameNode(key, pair.key) && sameNode(value, pair.value);
  });
}
