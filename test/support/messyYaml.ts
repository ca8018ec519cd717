import fc from 'fast-check';

/** A value as it might be written by hand: with comments, blank lines, quotes, anchors and braces. */
export type Messy = MessyScalar | MessyMap | MessyList | MessyAlias;

interface Around {
  readonly above: 'nothing' | 'blank' | 'comment' | 'apart' | 'both';
  readonly lineEnd: boolean;
  readonly below: boolean;
  readonly anchor: string | undefined;
}
interface MessyScalar extends Around {
  readonly kind: 'scalar';
  readonly value: string;
}
interface MessyMap extends Around {
  readonly kind: 'map';
  readonly entries: readonly (readonly [string, Messy])[];
  readonly flow: 'no' | 'short' | 'padded' | 'lines';
  readonly merge: string | undefined;
}
interface MessyList extends Around {
  readonly kind: 'list';
  readonly items: readonly Messy[];
  readonly flow: 'no' | 'short' | 'lines';
  readonly dashBelowKey: boolean;
}
interface MessyAlias extends Around {
  readonly kind: 'alias';
  readonly name: string;
}

const KEYS = [
  'name',
  'title',
  'url',
  'import',
  'export',
  'all',
  'one',
  'headers',
  'body',
  'resources',
  'defaults',
  'x-a',
  'a key',
  '"quoted"',
];
const NAMES = ['x', 'y'];
/** Each has no line end of its own; the block texts are written below their mark. */
const SCALARS = [
  'plain',
  'GET contacts/{id}',
  "'single'",
  '"dou\\"ble, #1"',
  '42',
  '1.10',
  'true',
  '~',
  '',
  '"no"',
  '|',
  '>-',
  'https://a.example/v1',
];

const around = {
  above: fc.oneof(
    { weight: 4, arbitrary: fc.constant('nothing' as const) },
    { weight: 3, arbitrary: fc.constantFrom('blank' as const, 'comment' as const, 'apart' as const, 'both' as const) },
  ),
  lineEnd: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  below: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
};
const anchor = fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...NAMES) });

const { map } = fc.letrec<{ node: Messy; map: MessyMap; list: MessyList; scalar: MessyScalar; alias: MessyAlias }>((tie) => ({
  node: fc.oneof({ maxDepth: 4, depthSize: 'small', withCrossShrink: true }, tie('scalar'), tie('map'), tie('list'), tie('alias')),
  scalar: fc.record({ kind: fc.constant('scalar' as const), value: fc.constantFrom(...SCALARS), anchor, ...around }),
  alias: fc.record({ kind: fc.constant('alias' as const), name: fc.constantFrom(...NAMES), anchor: fc.constant(undefined), ...around }),
  map: fc.record({
    kind: fc.constant('map' as const),
    entries: fc.uniqueArray(fc.tuple(fc.constantFrom(...KEYS), tie('node')), { minLength: 1, maxLength: 5, selector: ([key]) => key }),
    flow: fc.constantFrom('no' as const, 'no' as const, 'no' as const, 'short' as const, 'padded' as const, 'lines' as const),
    merge: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...NAMES) }),
    anchor,
    ...around,
  }),
  list: fc.record({
    kind: fc.constant('list' as const),
    items: fc.array(tie('node'), { maxLength: 4 }),
    flow: fc.constantFrom('no' as const, 'no' as const, 'short' as const, 'lines' as const),
    dashBelowKey: fc.boolean(),
    anchor,
    ...around,
  }),
}));

/** Whole files. */
export const messyFile = fc
  .record({
    root: map,
    head: fc.constantFrom('', '', '# head\n', '# head\n\n', '---\n', '%YAML 1.2\n---\n# head\n', '\n'),
    foot: fc.constantFrom('', '', '\n', '# foot\n', '\n\n# foot\n', '...\n'),
    crlf: fc.boolean(),
    cut: fc.boolean(),
    bom: fc.boolean(),
  })
  .map(({ root, head, foot, crlf, cut, bom }) => {
    const text = head + new Writer().file(root) + foot;
    const lines = cut && !foot.startsWith('...') ? text.replace(/\n+$/, '') : text;
    return (bom ? '\uFEFF' : '') + (crlf ? lines.replaceAll('\n', '\r\n') : lines);
  });

class Writer {
  private comments = 0;
  /** What each anchor stands for, once it is whole. */
  private readonly anchors = new Map<string, 'map' | 'other'>();
  private readonly opened = new Set<string>();

  file(root: MessyMap): string {
    return root.flow === 'no' ? this.entries(root, 0) : `${this.flow(root, 0)}${this.lineEnd(root)}\n`;
  }

  /** The anchor a node opens: none of the same name stands inside another. */
  private anchorOf(node: Messy): string {
    if (node.anchor === undefined || this.opened.has(node.anchor)) return '';
    this.opened.add(node.anchor);
    this.anchors.delete(node.anchor);
    return `&${node.anchor}`;
  }

  private comment(): string {
    this.comments += 1;
    return `# c${this.comments}.`;
  }

  private lineEnd(node: Around): string {
    return node.lineEnd ? ` ${this.comment()}` : '';
  }

  private above(node: Around, indent: string): string {
    switch (node.above) {
      case 'nothing':
        return '';
      case 'blank':
        return '\n';
      case 'comment':
        return `${indent}${this.comment()}\n`;
      case 'apart':
        return `${indent}${this.comment()}\n\n`;
      case 'both':
        return `\n${indent}${this.comment()}\n${indent}${this.comment()}\n`;
    }
  }

  private below(node: Messy, column: number): string {
    return node.below && !isBlock(node) ? `${' '.repeat(column + 3)}${this.comment()}\n` : '';
  }

  private entries(node: MessyMap, column: number, first = ''): string {
    const indent = ' '.repeat(column);
    let text = '';
    const merged = node.merge !== undefined && this.anchors.get(node.merge) === 'map' ? `<<: *${node.merge}\n` : '';
    if (merged) text += (first || indent) + merged;
    node.entries.forEach(([key, value], i) => {
      const starts = i === 0 && !merged && first !== '';
      text += `${starts ? first : this.above(value, indent) + indent}${key}:${this.value(value, column, 'key')}`;
      text += this.below(value, column);
    });
    return text;
  }

  private items(node: MessyList, column: number, first = ''): string {
    const indent = ' '.repeat(column);
    return node.items
      .map((value, i) => {
        const start = i === 0 && first !== '' ? first : this.above(value, indent) + indent;
        return `${start}-${this.value(value, column, 'item')}${this.below(value, column)}`;
      })
      .join('');
  }

  /** What stands behind a colon or a dash, with its line end. */
  private value(node: Messy, column: number, place: 'key' | 'item'): string {
    if (
      node.kind === 'alias' ||
      (node.kind === 'scalar' && !/^[|>]/.test(node.value)) ||
      (node.kind !== 'scalar' && node.flow !== 'no') ||
      (node.kind === 'list' && node.items.length === 0)
    ) {
      const inner = this.flow(node, column);
      return `${inner === '' ? '' : ` ${inner}`}${this.lineEnd(node)}\n`;
    }
    const anchored = this.anchorOf(node);
    const open = anchored && ` ${anchored}`;
    if (node.kind === 'map') {
      const text =
        place === 'item' && open === '' && !node.lineEnd
          ? this.entries(node, column + 2, ' ')
          : `${open}${this.lineEnd(node)}\n${this.entries(node, column + 2)}`;
      return this.named(anchored, 'map', text);
    }
    if (node.kind === 'list') {
      const inner = column + (node.dashBelowKey && place === 'key' ? 0 : 2);
      const text =
        place === 'item' && open === '' && !node.lineEnd
          ? this.items(node, column + 2, ' ')
          : `${open}${this.lineEnd(node)}\n${this.items(node, inner)}`;
      return this.named(anchored, 'other', text);
    }
    const indent = ' '.repeat(column + 3);
    return this.named(anchored, 'other', `${open} ${node.value}${this.lineEnd(node)}\n${indent}a text # 1\n\n${indent}b: 2\n`);
  }

  private named(anchored: string, kind: 'map' | 'other', text: string): string {
    const name = anchored.slice(1);
    if (this.opened.delete(name)) this.anchors.set(name, kind);
    return text;
  }

  /** In braces or on one line. */
  private flow(node: Messy, column: number): string {
    const anchored = this.anchorOf(node);
    const open = anchored && `${anchored} `;
    switch (node.kind) {
      case 'scalar': {
        const value = /^[|>]/.test(node.value) ? '"block"' : /^GET/.test(node.value) ? `'${node.value}'` : node.value;
        return this.named(anchored, 'other', `${open}${value}`.trimEnd());
      }
      case 'alias':
        return this.anchors.has(node.name) ? `*${node.name}` : 'none';
      case 'list':
        return this.named(
          anchored,
          'other',
          open +
            this.brackets(
              node,
              '[]',
              node.items.map((item) => [item, () => this.flow(item, column + 4) || 'null']),
              column,
            ),
        );
      case 'map': {
        const merged = node.merge !== undefined && this.anchors.get(node.merge) === 'map' ? `<<: *${node.merge}` : undefined;
        const parts = node.entries.map(([key, value]): [Around, () => string] => [
          value,
          () => `${key}: ${this.flow(value, column + 4)}`.trimEnd(),
        ]);
        const all = merged === undefined ? parts : [[QUIET, () => merged] as [Around, () => string], ...parts];
        return this.named(anchored, 'map', open + this.brackets(node, '{}', all, column));
      }
    }
  }

  private brackets(node: MessyMap | MessyList, signs: string, parts: readonly [Around, () => string][], column: number): string {
    const [start = '', end = ''] = signs;
    if (node.flow !== 'lines' || parts.length === 0) {
      const pad = node.flow === 'padded' ? ' ' : '';
      return `${start}${pad}${parts.map(([, text]) => text()).join(', ')}${pad}${end}`;
    }
    const indent = ' '.repeat(column + 4);
    const lines = parts.map(([value, text], i) => {
      const above = this.above(value, indent);
      const comma = i < parts.length - 1 || node.below ? ',' : '';
      return `${above}${indent}${text()}${comma}${this.lineEnd(value)}\n`;
    });
    return `${start}\n${lines.join('')}${' '.repeat(column + 2)}${end}`;
  }
}

/** Behind a block text a comment that is set in deep would be text. */
function isBlock(node: Messy | undefined): boolean {
  if (node?.kind === 'scalar') return /^[|>]/.test(node.value);
  if (node?.kind === 'map' && node.flow === 'no') return isBlock(node.entries.at(-1)?.[1]);
  return node?.kind === 'list' && node.flow === 'no' && isBlock(node.items.at(-1));
}

const QUIET: Around = { above: 'nothing', lineEnd: false, below: false, anchor: undefined };
