import type { JsonSchema } from './jsonSchema.js';

/** What people read of a value: description, type, limits, default, examples. As Markdown; '' where the schema says nothing. */
export function describe(schemas: readonly JsonSchema[]): string {
  const texts = unique(schemas.map(({ markdownDescription, description }) => markdownDescription ?? description ?? ''));
  const first = schemas.find(({ default: value }) => value !== undefined);
  const examples = unique(schemas.flatMap(({ examples: all }) => (all ?? []).map(codeOf))).slice(0, 3);
  const choices = unique(schemas.flatMap(({ enum: all, const: only }) => (only === undefined ? (all ?? []) : [only])).map(codeOf));
  const facts = [
    typeText(schemas),
    choices.length > 1 ? `One of ${choices.join(', ')}` : texts.length === 0 && choices.length > 0 ? `Only ${choices.join()}` : '',
    limitsText(schemas),
    first ? `Default: ${codeOf(first.default)}` : '',
    examples.length > 0 ? `${examples.length > 1 ? 'Examples' : 'Example'}: ${examples.join(', ')}` : '',
    schemas.some(({ deprecated }) => deprecated === true) ? 'Deprecated' : '',
  ].filter((fact) => fact !== '');
  return [...texts, facts.join(' · ')].filter((text) => text !== '').join('\n\n');
}

/** One line for a list: the type, or what may stand there. */
export function typeText(schemas: readonly JsonSchema[]): string {
  const types = unique(schemas.flatMap(({ type }) => [type ?? []].flat())).filter((type) => type !== 'null');
  return types.map((type) => WORDS[type] ?? type).join(' or ');
}

const WORDS: Readonly<Record<string, string>> = { object: 'map', array: 'list', string: 'text', integer: 'whole number' };

function limitsText(schemas: readonly JsonSchema[]): string {
  const found = schemas.find(({ minimum, maximum }) => minimum !== undefined || maximum !== undefined);
  if (!found) return '';
  const { minimum, maximum } = found;
  if (minimum === undefined) return `At most ${maximum}`;
  return maximum === undefined ? `At least ${minimum}` : `From ${minimum} to ${maximum}`;
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].filter((text) => text !== '');

/** As code, whatever quotes stand in it. */
function codeOf(value: unknown): string {
  const text = typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
