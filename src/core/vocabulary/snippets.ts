import type { Fields, FieldSchema, Snippet } from './field.js';

const reading = { all: 'GET ${3:contacts}', one: 'GET ${3:contacts}/{id}' } as const;
const writing = { create: 'POST ${3:contacts}', update: 'PUT ${3:contacts}/{id}' } as const;
const named = { name: '${1:Contact}', primary_key: '${2:id}' } as const;

export const resourceSnippets: readonly Snippet[] = [
  {
    label: 'resource: import and export',
    description: 'Records come from the API into Cenit, and changed ones go back.',
    body: { ...named, import: reading, export: writing },
  },
  { label: 'resource: import', description: 'Records come from the API into Cenit.', body: { ...named, import: reading } },
  { label: 'resource: export', description: 'Changed records go from Cenit to the API.', body: { ...named, export: writing } },
];

/** What a pagination of each type begins with; the descriptions are those of the types. */
const paging: Readonly<Record<string, object>> = {
  page: { parameter: '${1:page}', size: { parameter: '${2:per_page}', value: 100 } },
  offset: { parameter: '${1:offset}', size: { parameter: '${2:limit}', value: 100 } },
  cursor: { parameter: '${1:after}', next: '${2:paging.next.after}', size: { parameter: '${3:limit}', value: 100 } },
  last_id: { parameter: '${1:starting_after}', size: { parameter: '${2:limit}', value: 100 } },
  link: { size: { parameter: '${1:limit}', value: 100 } },
  next_url: { next: '${1:links.next}' },
};

export function paginationSnippets(types: readonly string[], descriptions: readonly string[]): readonly Snippet[] {
  return types.flatMap((type, index) => {
    const body = paging[type];
    return body ? [{ label: `pagination: ${type}`, description: descriptions[index] ?? '', body: { type, ...body } }] : [];
  });
}

/** The keys of a kind of authorization, each with its first example to be written over. */
export function fieldsSnippet(label: string, description: string, type: string, fields: Fields, keys: readonly string[]): Snippet {
  const stops = keys.flatMap((key, index) => (fields[key] ? [[key, stop(index + 1, fields[key])] as const] : []));
  return { label, description, body: { type, ...Object.fromEntries(stops) } };
}

function stop(number: number, { enum: values, default: standard, examples = [] }: FieldSchema): unknown {
  if (values) return `\${${number}|${values.join(',')}|}`;
  const first = standard ?? examples[0];
  const filled = (value: unknown): string => `\${${number}:${typeof value === 'string' ? value : ''}}`;
  return Array.isArray(first) ? [filled(first[0])] : filled(first);
}
