import { isAlias, isMap, isScalar, isSeq, type Alias, type ParsedNode } from 'yaml';
import { columnOf } from './lines.js';
import { piecesOf, type Piece } from './pieces.js';

/** An anchor or an alias. */
export type Mark =
  | { readonly kind: 'anchor'; readonly name: string; readonly at: number; readonly node: ParsedNode; readonly piece: Piece | undefined }
  | { readonly kind: 'alias'; readonly name: string; readonly at: number; readonly node: Alias.Parsed; readonly path: readonly Piece[] };

/** How the writer of the file likes it. */
export interface Style {
  readonly quote: 'single' | 'double';
  /** Columns a map below a key is set in. */
  readonly mapStep: number;
  /** Columns a list below a key is set in: 0 where its dashes stand below the key. */
  readonly listStep: number;
  /** What stands inside of braces: `{a: 1}` or `{ a: 1 }`. */
  readonly pad: '' | ' ';
}

/** How many nodes aliases may add: the reader refuses files with more. */
const MOST_ALIASED = 100_000;

interface Read {
  readonly style: Style;
  readonly marks: readonly Mark[];
  readonly targets: ReadonlyMap<Alias.Parsed, ParsedNode>;
}

/** Walks the whole file once; undefined where aliases go round in circles or blow it up, or a key is no text. */
export function readMarks(text: string, root: Piece): Read | undefined {
  const walk = new Walk(text);
  walk.piece(root, []);
  return walk.failed ? undefined : walk;
}

class Walk implements Read {
  readonly marks: Mark[] = [];
  readonly targets = new Map<Alias.Parsed, ParsedNode>();
  failed = false;
  private readonly anchors = new Map<string, { node: ParsedNode; size: number | undefined }>();
  private aliased = 0;
  private singles = 0;
  private doubles = 0;
  private padded = 0;
  private mapStep: number | undefined;
  private listStep: number | undefined;

  constructor(private readonly text: string) {}

  get style(): Style {
    return {
      quote: this.singles > this.doubles ? 'single' : 'double',
      mapStep: this.mapStep ?? 2,
      listStep: this.listStep ?? this.mapStep ?? 2,
      pad: this.padded > 0 ? ' ' : '',
    };
  }

  /** Gives how many nodes stand in it. */
  piece(piece: Piece, path: readonly Piece[]): number {
    const { keyNode, value } = piece;
    if (keyNode) {
      if (!isScalar(keyNode)) this.failed = true;
      else if (keyNode.anchor) {
        this.marks.push({ kind: 'anchor', name: keyNode.anchor, at: piece.start, node: keyNode, piece: undefined });
        this.anchors.set(keyNode.anchor, { node: keyNode, size: 1 });
      }
    }
    return value === null ? 1 : this.value(piece, value, [...path, piece]);
  }

  private value(piece: Piece, node: ParsedNode, path: readonly Piece[]): number {
    if (isAlias(node)) return this.alias(node, path);
    const open: { node: ParsedNode; size: number | undefined } = { node, size: undefined };
    if (node.anchor) {
      this.marks.push({ kind: 'anchor', name: node.anchor, at: piece.anchor?.start ?? node.range[0], node, piece });
      this.anchors.set(node.anchor, open);
    }
    let size = 1;
    if (isMap(node) || isSeq(node)) {
      const pieces = piecesOf(this.text, node);
      const [first] = pieces;
      if (first) this.habits(piece, node, first);
      for (const one of pieces) size += this.piece(one, path);
    } else if (isScalar(node)) {
      if (node.type === 'QUOTE_SINGLE') this.singles += 1;
      if (node.type === 'QUOTE_DOUBLE') this.doubles += 1;
    }
    open.size = size;
    return size;
  }

  private alias(node: Alias.Parsed, path: readonly Piece[]): number {
    const target = this.anchors.get(node.source);
    if (target?.size === undefined) {
      this.failed = true;
      return 1;
    }
    this.aliased += target.size;
    if (this.aliased > MOST_ALIASED) this.failed = true;
    this.targets.set(node, target.node);
    this.marks.push({ kind: 'alias', name: node.source, at: node.range[0], node, path });
    return target.size;
  }

  private habits(holder: Piece, node: ParsedNode, first: Piece): void {
    if (isMap(node) && node.flow) {
      this.padded += this.text[node.range[0] + 1] === ' ' ? 1 : -1;
    } else if (holder.key !== undefined && !holder.marked) {
      // `? key` without a colon tells nothing of how deep things are set in.
    } else if (holder.key !== undefined && !(isSeq(node) && node.flow)) {
      const step = columnOf(this.text, first.start) - columnOf(this.text, holder.start);
      if (isSeq(node)) this.listStep ??= Math.max(0, step);
      else if (step > 0) this.mapStep ??= step;
    }
  }
}
