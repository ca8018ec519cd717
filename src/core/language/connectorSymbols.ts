import { t } from '../l10n.js';
import type { LooseNode, LoosePair } from './looseTree.js';
import { endOfTop, type PartedText, type TextPart, type Top } from './partedText.js';
import { SymbolReader, type OutlineKind, type OutlineSymbol } from './symbols.js';

/** The sections of a connector that have a row of their own, and what stands in them by its name. */
const SECTIONS: Readonly<Record<string, OutlineKind>> = {
  variables: 'namespace',
  authorization: 'interface',
  connection: 'interface',
  defaults: 'namespace',
  resources: 'array',
};
/** What a section is told apart by: the value of this key. */
const DETAILS: Readonly<Record<string, string>> = { authorization: 'type', connection: 'url' };
const FLOWS: ReadonlySet<string> = new Set(['import', 'export']);
const REQUESTS: ReadonlySet<string> = new Set(['all', 'changed', 'one', 'create', 'update']);

/** The outline of a connector.yaml: the connector, its sections, each resource with its directions and their requests. */
export function connectorSymbols(text: PartedText): readonly OutlineSymbol[] {
  const sections = text.tops.flatMap((top) => sectionOf(text, top));
  const named = text.tops.find(({ key }) => key === 'name');
  const row = named && new SymbolReader(text.textOf(named.part), named.part.start);
  const name = (row?.textOf(named?.pair?.value) ?? '').trim();
  if (sections.length === 0 && name === '') return [];
  const selection = (named?.pair && row?.range(named.pair)) ?? { start: 0, end: 0 };
  return [
    { name: name || 'connector', detail: '', kind: 'module', range: { start: 0, end: text.text.length }, selection, children: sections },
  ];
}

function sectionOf(text: PartedText, top: Top): readonly OutlineSymbol[] {
  const { part, key = '', pair } = top;
  const kind = Object.hasOwn(SECTIONS, key) ? SECTIONS[key] : undefined;
  if (!kind || !pair) return [];
  const reader = new SymbolReader(text.textOf(part), part.start);
  const row = { ...reader.row(pair), kind, range: { start: reader.range(pair).start, end: endOfTop(top) } };
  const below = [new Section(reader, pair.value), ...top.children.map((child) => sectionPart(text, child))];
  const detail = below.map((section) => section.valueOf(DETAILS[key])).find((value) => value !== undefined) ?? '';
  return [{ ...row, detail, children: below.flatMap((section) => section.rows(key)) }];
}

function sectionPart(text: PartedText, part: TextPart): Section {
  return new Section(new SymbolReader(text.textOf(part), part.start), part.content.tree);
}

/** What stands in a section, or in the part of it that is read by itself. */
class Section {
  constructor(
    private readonly reader: SymbolReader,
    private readonly node: LooseNode | undefined,
  ) {}

  valueOf(key: string | undefined): string | undefined {
    return key === undefined ? undefined : this.reader.textOf(this.pairs().find((pair) => this.keyOf(pair) === key)?.value);
  }

  rows(section: string): readonly OutlineSymbol[] {
    if (section === 'resources') return this.resources();
    if (section === 'variables') return this.pairs().map((pair) => ({ ...this.reader.row(pair), kind: 'variable' }));
    return section === 'defaults' ? this.flows(this.node) : [];
  }

  private pairs(node = this.node): readonly LoosePair[] {
    return node?.kind === 'map' ? node.pairs : [];
  }

  private keyOf({ key }: LoosePair): string {
    return this.reader.textOf(key) ?? '';
  }

  private resources(): readonly OutlineSymbol[] {
    if (this.node?.kind !== 'list') return [];
    return this.node.items.map(({ start, end, value }) => {
      const named = this.pairs(value).find((pair) => this.keyOf(pair) === 'name')?.value;
      const name = (this.reader.textOf(named) ?? '').trim();
      return {
        name: name || t('(no name)'),
        detail: '',
        kind: 'class',
        range: this.reader.range({ start, end }),
        selection: this.reader.range(named ?? { start, end }),
        children: this.flows(value),
      };
    });
  }

  private flows(node: LooseNode | undefined): readonly OutlineSymbol[] {
    return this.pairs(node)
      .filter((pair) => FLOWS.has(this.keyOf(pair)))
      .map((pair) => {
        const requests = this.pairs(pair.value).filter((one) => REQUESTS.has(this.keyOf(one)));
        return { ...this.reader.row(pair), kind: 'namespace', detail: '', children: requests.map((one) => this.request(one)) };
      });
  }

  /** Its verb and path, in the short form or the long one. */
  private request(pair: LoosePair): OutlineSymbol {
    const long = this.pairs(pair.value).find((one) => this.keyOf(one) === 'request')?.value;
    const detail = this.reader.textOf(long ?? pair.value) ?? '';
    return { ...this.reader.row(pair), kind: 'method', detail };
  }
}
