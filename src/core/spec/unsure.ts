import type { Range, SpecProblem } from '../result.js';
import { child, type SpecNode } from './tree.js';

/** Rules about what is not there: it may stand in what could not be read. */
const ABSENT = /(?<!path)-missing$|-(?:none|needs|needed|without-block|no-place|required|key-name)$/;
const NO_VARIABLE = /^placeholder-(?:unknown|as-text)$/;

/**
 * The problems of a tree that was read with mistakes, without those that only come of these.
 * @param unreadable how many of them, the first ones, are these mistakes themselves
 */
export function withoutUnsure(root: SpecNode, problems: readonly SpecProblem[], unreadable: number): readonly SpecProblem[] {
  const placeOf = ({ start, end }: Range): string => `${start} ${end}`;
  const told = new Set(problems.slice(0, unreadable).map(({ range }) => placeOf(range)));
  const seen = new Map<SpecNode, boolean>();
  const isUnsure = (node: SpecNode): boolean => {
    let found = seen.get(node);
    if (found !== undefined) return found;
    if (node.kind === 'scalar') {
      found = node.unknown === true;
      if (found) told.add(placeOf(node.range));
    } else {
      const below = node.kind === 'list' ? node.items : [...node.entries.values()].map((entry) => entry.node);
      // All of them: each adds its places.
      found = below.filter(isUnsure).length > 0 || (node.kind === 'map' && node.partial === true);
    }
    seen.set(node, found);
    return found;
  };
  isUnsure(root);
  const isLost = (key: string): boolean => {
    const node = child(root, key);
    return node ? isUnsure(node) : root.kind === 'map' && root.partial === true;
  };
  // The other side of a conflict may hold anything.
  const isTorn = problems[0]?.code === 'yaml-conflict';
  const [noDefaults, noVariables] = [isTorn || isLost('defaults'), isTorn || isLost('variables')];
  const unsure = sectionsOf(root).flatMap(([node, start]) => (isUnsure(node) ? [{ start, end: node.range.end }] : []));
  const mayBeThere = ({ start, end }: Range): boolean =>
    noDefaults || unsure.some((section) => section.start <= start && end <= section.end);
  return problems.filter(
    ({ code, range }, index) =>
      index < unreadable ||
      !(
        told.has(placeOf(range)) ||
        (noVariables && NO_VARIABLE.test(code)) ||
        ((ABSENT.test(code) || (isTorn && code === 'missing-key')) && mayBeThere(range))
      ),
  );
}

/** Each key of the file with its value, and each resource; and where it begins. */
function sectionsOf(root: SpecNode): readonly (readonly [SpecNode, number])[] {
  if (root.kind !== 'map') return [];
  return [...root.entries.values()].flatMap(({ key, keyRange, node }): (readonly [SpecNode, number])[] =>
    key === 'resources' && node.kind === 'list' ? node.items.map((item) => [item, item.range.start]) : [[node, keyRange.start]],
  );
}
