import { child, isNull, textAt, textOf, type SpecNode } from '../spec/tree.js';
import { jsonOf, type At } from './at.js';
import type { RowsControl } from './view.js';

type Named = Pick<RowsControl, 'id' | 'label' | 'help' | 'inherited'>;

/** Header names that APIs often ask for. */
const HEADER_NAMES = [
  'Accept',
  'Accept-Language',
  'Content-Type',
  'Idempotency-Key',
  'If-Modified-Since',
  'Prefer',
  'User-Agent',
  'X-Api-Version',
];

/** `Authorize parameters` → authorize parameter. */
const oneOf = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1).replace(/s$/, '');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A map with keys of the user's own: a name and a value in each row. */
export function openRows(named: Named, at: At): RowsControl {
  const one = oneOf(named.label);
  return {
    ...named,
    type: 'rows',
    columns: [
      { label: `${capital(one)} name`, kind: 'text', ...(one === 'header' ? { suggestions: HEADER_NAMES } : {}) },
      { label: `${capital(one)} value`, kind: 'text' },
    ],
    rows: at.node?.kind === 'map' ? [...at.node.entries].map(([key, { node }]) => [key, plain(node)]) : [],
    add: `Add ${one}`,
    remove: `Remove ${one}`,
  };
}

/** A text, or what is more than a text as JSON. */
export const plain = (node: SpecNode): string => textOf(node) ?? (isNull(node) ? '' : jsonOf(node));

interface RowKind {
  readonly columns: RowsControl['columns'];
  readonly one: string;
  readonly rows: (node: SpecNode | undefined) => readonly (readonly string[])[];
}

const KINDS = {
  variables: {
    columns: [
      { label: 'Variable name', kind: 'text' },
      { label: 'Variable title', kind: 'text' },
      { label: 'Example', kind: 'text' },
      { label: 'Default', kind: 'text' },
      { label: 'Secret', kind: 'flag' },
    ],
    one: 'variable',
    rows: (node) =>
      node?.kind === 'map'
        ? [...node.entries].map(([name, { node: variable }]) => [
            name,
            ...['title', 'example', 'default'].map((key) => textAt(variable, key) ?? ''),
            textAt(variable, 'secret') === 'true' ? 'true' : '',
          ])
        : [],
  },
  conditions: {
    columns: [
      { label: 'Error path', kind: 'text' },
      { label: 'Error value', kind: 'text' },
    ],
    one: 'error condition',
    // One condition may stand without a list around it.
    rows: (node) => itemsOf(node).map((item) => [textAt(item, 'path') ?? '', valueOf(child(item, 'is'))]),
  },
  keys: {
    columns: [
      { label: 'Name of the key', kind: 'text' },
      {
        label: 'Place of the key',
        kind: 'choice',
        options: [
          { value: 'header', label: 'Header' },
          { value: 'query', label: 'Query' },
        ],
      },
    ],
    one: 'key',
    rows: (node) => itemsOf(node).map((item) => [textAt(item, 'name') ?? '', textAt(item, 'in') ?? 'header']),
  },
} as const satisfies Readonly<Record<string, RowKind>>;

export function rowsOf(kind: keyof typeof KINDS, named: Named, at: At): RowsControl {
  const { columns, one, rows }: RowKind = KINDS[kind];
  return { ...named, type: 'rows', columns, rows: rows(at.node), add: `Add ${one}`, remove: `Remove ${one}` };
}

function itemsOf(node: SpecNode | undefined): readonly SpecNode[] {
  if (!node || isNull(node)) return [];
  return node.kind === 'list' ? node.items : [node];
}

/** A value as somebody types it: texts that would read as something else stand in quotes. */
function valueOf(node: SpecNode | undefined): string {
  if (!node) return '';
  if (node.kind === 'scalar' && typeof node.value === 'string' && readValue(node.value) === node.value) return node.value;
  return jsonOf(node);
}

/** The value of a typed text: `false`, `null` and numbers are what they look like, and so is what stands in quotes. */
export function readValue(text: string): string | number | boolean | null {
  if (/^(?:true|false|null|-?\d+(?:\.\d+)?|".*")$/.test(text)) {
    try {
      return JSON.parse(text) as string | number | boolean | null;
    } catch {
      return text;
    }
  }
  return text;
}
