import { later, t } from '../l10n.js';
import type { JsonSchema } from './jsonSchema.js';

/** What people read of a value: description, type, limits, default, examples. As Markdown; '' where the schema says nothing. */
export function describe(schemas: readonly JsonSchema[]): string {
  const texts = unique(schemas.map(({ markdownDescription, description }) => markdownDescription ?? description ?? ''));
  const first = schemas.find(({ default: value }) => value !== undefined);
  const examples = unique(schemas.flatMap(({ examples: all }) => (all ?? []).map(codeOf))).slice(0, 3);
  const choices = unique(schemas.flatMap(({ enum: all, const: only }) => (only === undefined ? (all ?? []) : [only])).map(codeOf));
  const facts = [
    typeText(schemas),
    choices.length > 1
      ? t('One of {choices}', { choices: choices.join(', ') })
      : texts.length === 0 && choices.length > 0
        ? t('Only {choice}', { choice: choices.join() })
        : '',
    limitsText(schemas),
    first ? t('Default: {value}', { value: codeOf(first.default) }) : '',
    examplesText(examples),
    schemas.some(({ deprecated }) => deprecated === true) ? t('Deprecated') : '',
  ].filter((fact) => fact !== '');
  return [...texts, facts.join(' · ')].filter((text) => text !== '').join('\n\n');
}

function examplesText(examples: readonly string[]): string {
  const list = examples.join(', ');
  if (examples.length < 2) return list === '' ? '' : t('Example: {example}', { example: list });
  return t('Examples: {examples}', { examples: list });
}

/** One line for a list: the type, or what may stand there. */
export function typeText(schemas: readonly JsonSchema[]): string {
  const types = unique(schemas.flatMap(({ type }) => [type ?? []].flat())).filter((type) => type !== 'null');
  return types.map((type) => t(WORDS[type] ?? type)).reduce((one, other) => (one === '' ? other : t('{0} or {1}', one, other)), '');
}

const WORDS: Readonly<Record<string, string>> = {
  object: later('map'),
  array: later('list'),
  string: later('text'),
  integer: later('whole number'),
  number: later('number'),
  boolean: later('boolean'),
};

function limitsText(schemas: readonly JsonSchema[]): string {
  const found = schemas.find(({ minimum, maximum }) => minimum !== undefined || maximum !== undefined);
  if (!found) return '';
  const { minimum, maximum } = found;
  if (minimum === undefined) return t('At most {0}', maximum ?? 0);
  return maximum === undefined ? t('At least {0}', minimum) : t('From {0} to {1}', minimum, maximum);
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].filter((text) => text !== '');

/** As code, whatever quotes stand in it. */
function codeOf(value: unknown): string {
  const text = typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
