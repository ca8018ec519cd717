// A page for each key of the language, and one that lists them, made of the JSON Schema: docs/keys.
import { stringify } from 'yaml';

const MADE = '<!-- Made by scripts/generate.mjs from the schema: do not edit. -->';

/** Every map of the language by the name of its definition: what it is called, and its keys. The kinds of authorization share one. */
function placesOf(schema) {
  const { authorization, ...definitions } = schema.definitions;
  const kinds = authorization.oneOf.map((kind) => ({ name: `authorization-${kind.properties.type.const}`, ...kind }));
  const type = {
    name: 'authorization',
    title: 'authorization',
    description: authorization.description,
    properties: authorization.properties,
  };
  return [
    { name: 'root', ...schema, title: 'connector.yaml' },
    { ...type, required: ['type'] },
    ...kinds.map((kind) => ({
      ...kind,
      properties: Object.fromEntries(Object.entries(kind.properties).filter(([key]) => key !== 'type')),
    })),
    ...Object.entries(definitions).map(([name, definition]) => ({ name, ...definition })),
  ];
}

/** The text of each page by its name in docs/keys. */
export function keyPages(schema) {
  const places = placesOf(schema);
  const nameOf = (place, key) => (place.name === 'root' ? `${key}.md` : `${place.name}.${key}.md`);
  const used = usesOf(places);
  const pages = new Map();
  for (const place of places) {
    for (const [key, field] of Object.entries(place.properties ?? {})) {
      const inside = [...refsOf(field)].map((name) => places.find((one) => one.name === name)).filter(Boolean);
      const around = place.name === 'root' ? [] : (used.get(place.name.replace(/-.*/, '')) ?? []);
      pages.set(nameOf(place, key), pageOf({ place, key, field, inside, around, nameOf }));
    }
  }
  const lists = places
    .filter(({ properties }) => Object.keys(properties ?? {}).length > 0)
    .map((place) => `## ${place.title}\n\n${place.description}\n\n${linksOf(place, nameOf)}`);
  const intro = `${MADE}\n\n# The keys of connector.yaml\n\nEvery key has a page: what it means, what is taken where it is left out, and examples.`;
  return pages.set('README.md', `${intro}\n\n${lists.join('\n\n')}\n`);
}

/** The keys under which each place stands. */
function usesOf(places) {
  const used = new Map();
  for (const place of places) {
    for (const [key, field] of Object.entries(place.properties ?? {})) {
      for (const name of refsOf(field)) used.set(name, [...(used.get(name) ?? []), { place, key }]);
    }
  }
  return used;
}

/** The definitions a field leads to. */
function* refsOf(part) {
  if (typeof part !== 'object' || part === null) return;
  if (typeof part.$ref === 'string') yield part.$ref.split('/').at(-1);
  for (const [key, value] of Object.entries(part)) if (!['examples', 'default'].includes(key)) yield* refsOf(value);
}

function pageOf({ place, key, field, inside, around, nameOf }) {
  const required = place.required?.includes(key) ?? false;
  const where = around.map(
    (one) => `[\`${one.place.name === 'root' ? '' : `${one.place.title} › `}${one.key}\`](${nameOf(one.place, one.key)})`,
  );
  const facts = [
    [
      'Stands in',
      place.name === 'root'
        ? 'the file itself'
        : `\`${place.title}\`${where.length > 0 ? `, which stands under ${[...new Set(where)].join(', ')}` : ''}`,
    ],
    ['Takes', kindOf(field)],
    ['Left out', required ? 'is a mistake: it is needed' : field.default === undefined ? 'see above' : `\`${inline(field.default)}\``],
  ];
  const values = (field.enum ?? [])
    .map((choice, index) => (choice === null ? '' : `- \`${choice}\`: ${field.enumDescriptions?.[index] ?? ''}`))
    .filter(Boolean);
  const examples = (field.examples ?? []).map(
    (one) => `\`\`\`yaml\n${stringify({ [key]: one }, { flowCollectionPadding: false, lineWidth: 0 })}\`\`\``,
  );
  const below = inside.map((one) => `## Keys of ${one.title}\n\n${linksOf(one, nameOf)}`);
  return `${[
    MADE,
    `# ${key}`,
    field.description ?? place.description,
    facts.map(([name, text]) => `- ${name}: ${text}`).join('\n'),
    ...(values.length > 0 ? [`## Values\n\n${values.join('\n')}`] : []),
    ...(examples.length > 0 ? [`## Examples\n\n${examples.join('\n\n')}`] : []),
    ...below,
    '[All keys](README.md)',
  ].join('\n\n')}\n`;
}

const inline = (value) => (typeof value === 'string' ? value : JSON.stringify(value));

/** What may be written, in words. */
function kindOf(field) {
  const parts = field.anyOf ?? [field];
  const words = parts.flatMap((part) => [part.type ?? (part.$ref || part.properties ? 'object' : part.enum ? 'string' : [])].flat());
  const names = {
    string: 'a text',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a map',
    null: 'null, which takes an inherited value away',
  };
  return [...new Set(words.map((word) => names[word] ?? word))].join('; ') || 'any value';
}

function linksOf(place, nameOf) {
  return Object.entries(place.properties ?? {})
    .map(([key, { description = '' }]) => `- [\`${key}\`](${nameOf(place, key)}): ${description.split(/(?<=[.:]) /)[0].replace(/:$/, '.')}`)
    .join('\n');
}
