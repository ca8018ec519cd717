import type { SpecProblem, Range } from '../../result.js';
import { withoutSecrets } from '../../secretShapes.js';
import { openSpec, type SpecChange, type SpecSource, type SpecValue, type TextEdit } from '../../spec/edit.js';
import { pathAt } from '../../spec/pathAt.js';
import { child, nodeAt, type ScalarNode, type SpecNode, type TreePath } from '../../spec/tree.js';
import { editsOf, partEdits } from './specEdits.js';

/** One way to mend a problem. */
export interface Fix {
  readonly title: string;
  /** Sorted and without overlaps. */
  readonly edits: readonly TextEdit[];
  /** What most people would do, and loses nothing: it may be done without asking. */
  readonly isPreferred: boolean;
  /** A secret that leaves the text by the edits: where it stands, and the id to keep it under. Its value is in no fix. */
  readonly secret?: { readonly id: string; readonly range: Range };
  /** The variable that it adds: several are added at once. */
  readonly variable?: string;
}

/** Shorter texts are parsed as a whole: that is quick enough. */
const LONG = 20_000;

/** Beyond that many changes it is quicker to parse a long text as a whole than its parts. */
const MANY = 8;

/** How a problem can be mended; nothing where there is no good way. */
export type Fixer = (context: FixContext, problem: SpecProblem) => readonly Fix[];

/** The text that has the problems, with its tree and the ways to change it. */
export class FixContext {
  private opened: { readonly source: SpecSource | undefined } | undefined;
  private changes = 0;

  constructor(
    readonly text: string,
    readonly root: SpecNode | undefined,
    readonly problems: readonly SpecProblem[],
  ) {}

  /** The text, parsed once for all fixes. */
  get source(): SpecSource | undefined {
    return (this.opened ??= { source: openSpec(this.text) }).source;
  }

  slice({ start, end }: Range): string {
    return this.text.slice(start, end);
  }

  /** The path of what stands in a range; empty where the text has no tree. */
  pathAt(range: Range): TreePath {
    return this.root ? pathAt(this.root, range) : [];
  }

  node(path: TreePath): SpecNode | undefined {
    const found = this.root && nodeAt(this.root, path);
    return found?.whole ? found.node : undefined;
  }

  /** The scalar that stands in a range as a whole or in part. */
  scalarAt(range: Range): ScalarNode | undefined {
    const node = this.node(this.pathAt(range));
    return node?.kind === 'scalar' && node.range.start <= range.start && range.end <= node.range.end ? node : undefined;
  }

  /** The resource that holds a range. */
  resourceAt(range: Range): Place | undefined {
    const [list, index] = this.pathAt(range);
    const node = list === 'resources' && typeof index === 'number' ? this.node([list, index]) : undefined;
    return node && index !== undefined ? { path: ['resources', index], node } : undefined;
  }

  has(path: TreePath): boolean {
    return this.node(path) !== undefined;
  }

  get variables(): readonly string[] {
    const variables = child(this.root, 'variables');
    return variables?.kind === 'map' ? [...variables.entries.keys()] : [];
  }

  set(path: TreePath, value: SpecValue): readonly TextEdit[] | undefined {
    return this.edits({ op: 'set', path, value });
  }

  without(path: TreePath): readonly TextEdit[] | undefined {
    return this.edits({ op: 'remove', path });
  }

  /** The edits of some changes of the data, one after the other; undefined where they change nothing. */
  edits(...changes: readonly SpecChange[]): readonly TextEdit[] | undefined {
    const isOne = changes.length === 1;
    const isQuick = this.text.length < LONG || (this.changes += 1) > MANY;
    const ofPart = isOne && isQuick ? undefined : partEdits(this.text, this.root, changes, isOne ? undefined : this.source?.style);
    return some(ofPart ?? (this.source && editsOf(this.source, changes)));
  }
}

const some = (edits: readonly TextEdit[] | undefined): readonly TextEdit[] | undefined => (edits?.length ? edits : undefined);

const LONGEST_TITLE = 80;

/** A list of one fix; of none where there are no edits. A title shows no secret. */
export function fix(title: string, edits: readonly TextEdit[] | undefined, isPreferred = false): readonly Fix[] {
  return edits && edits.length > 0 ? [{ title: shown(title), edits, isPreferred }] : [];
}

/** A title as people may see it. */
export function shown(title: string): string {
  const signs = [...withoutSecrets(title).replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')];
  return signs.length > LONGEST_TITLE ? `${signs.slice(0, LONGEST_TITLE - 1).join('')}…` : signs.join('');
}

interface Place {
  readonly path: TreePath;
  readonly node: SpecNode;
}

/** A fixer of problems that are told in a resource. */
export const ofResource =
  (fixer: (context: FixContext, problem: SpecProblem, resource: Place) => readonly Fix[]): Fixer =>
  (context, problem) => {
    const resource = context.resourceAt(problem.range);
    return resource ? fixer(context, problem, resource) : [];
  };

/** Another text in the place of a range. */
export function put({ start, end }: Range, text: string): readonly TextEdit[] {
  return [{ start, end, text }];
}
