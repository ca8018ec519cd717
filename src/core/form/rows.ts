import { later, t } from '../l10n.js';
import { child, isNull, textAt, textOf, type SpecNode } from '../spec/tree.js';
import { jsonOf, type At } from './at.js';
import type { FieldSchema } from '../vocabulary/field.js';
import type { RowColumn, RowsControl } from './view.js';

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

type OpenTexts = RowTexts & { readonly name: string; readonly value: string };

const PARAMETERS: OpenTexts = {
  name: later('Parameter name'),
  value: later('Parameter value'),
  add: later('Add parameter'),
  remove: later('Remove parameter'),
};

/** What rows are called that have a name and a value each, by the label of their field. */
const OPEN: Readonly<Record<string, OpenTexts>> = {
  Headers: {
    name: later('Header name'),
    value: later('Header value'),
    add: later('Add header'),
    remove: later('Remove header'),
  },
  'Authorize parameters': {
    name: later('Authorize parameter name'),
    value: later('Authorize parameter value'),
    add: later('Add authorize parameter'),
    remove: later('Remove authorize parameter'),
  },
  'Token parameters': {
    name: later('Token parameter name'),
    value: later('Token parameter value'),
    add: later('Add token parameter'),
    remove: later('Remove token parameter'),
  },
};

interface RowTexts {
  readonly add: string;
  readonly remove: string;
}

/** A map with keys of the user's own: a name and a value in each row. */
export function openRows(named: Named, { label = '' }: FieldSchema, at: At): RowsControl {
  const texts = OPEN[label] ?? PARAMETERS;
  return {
    ...named,
    type: 'rows',
    columns: [
      { label: t(texts.name), kind: 'text', ...(label === 'Headers' ? { suggestions: HEADER_NAMES } : {}) },
      { label: t(texts.value), kind: 'text' },
    ],
    rows: at.node?.kind === 'map' ? [...at.node.entries].map(([key, { node }]) => [key, plain(node)]) : [],
    add: t(texts.add),
    remove: t(texts.remove),
  };
}

/** A text, or what is more than a text as JSON. */
export const plain = (node: SpecNode): string => textOf(node) ?? (isNull(node) ? '' : jsonOf(node));

interface RowKind extends RowTexts {
  readonly columns: RowsControl['columns'];
  readonly rows: (node: SpecNode | undefined) => readonly (readonly string[])[];
}

const KINDS = {
  variables: {
    columns: [
      { label: later('Variable name'), kind: 'text' },
      { label: later('Variable title'), kind: 'text' },
      { label: later('Example'), kind: 'text' },
      { label: later('Default'), kind: 'text' },
      { label: later('Secret'), kind: 'flag' },
    ],
    add: later('Add variable'),
    remove: later('Remove variable'),
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
      { label: later('Error path'), kind: 'text' },
      { label: later('Error value'), kind: 'text' },
    ],
    add: later('Add error condition'),
    remove: later('Remove error condition'),
    // One condition may stand without a list around it.
    rows: (node) => itemsOf(node).map((item) => [textAt(item, 'path') ?? '', valueOf(child(item, 'is'))]),
  },
  keys: {
    columns: [
      { label: later('Name of the key'), kind: 'text' },
      {
        label: later('Place of the key'),
        kind: 'choice',
        options: [
          { value: 'header', label: later('Header') },
          { value: 'query', label: later('Query') },
        ],
      },
    ],
    add: later('Add key'),
    remove: later('Remove key'),
    rows: (node) => itemsOf(node).map((item) => [textAt(item, 'name') ?? '', textAt(item, 'in') ?? 'header']),
  },
} as const satisfies Readonly<Record<string, RowKind>>;

export function rowsOf(kind: keyof typeof KINDS, named: Named, at: At): RowsControl {
  const { columns, add, remove, rows }: RowKind = KINDS[kind];
  return { ...named, type: 'rows', columns: columns.map(shownColumn), rows: rows(at.node), add: t(add), remove: t(remove) };
}

const shownColumn = ({ label, options, ...column }: RowColumn): RowColumn => ({
  ...column,
  label: t(label),
  ...(options ? { options: options.map((option) => ({ ...option, label: t(option.label) })) } : {}),
});

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
