import { mapValues } from 'lodash-es';
import { t } from '../l10n.js';
import { shownTitle } from '../vocabulary/titles.js';
import type { JsonSchema } from './jsonSchema.js';

type Change = (value: never) => unknown;

const all =
  (change: Change): Change =>
  (value) =>
    (value as readonly never[]).map((one) => change(one));
const each =
  (change: Change): Change =>
  (value) =>
    mapValues(value as object, (one) => change(one));
const said: Change = (text) => t(text);
const part: Change = (schema) => (typeof schema === 'object' ? translated(schema) : schema);

/** What of a schema people read, and where other schemas stand in it. */
const KEYWORDS: Readonly<Partial<Record<keyof JsonSchema, Change>>> = {
  title: shownTitle,
  description: said,
  enumDescriptions: all(said),
  defaultSnippets: all((snippet: object) => mapValues(snippet, (value) => (typeof value === 'string' ? t(value) : value))),
  properties: each(part),
  definitions: each(part),
  items: part,
  additionalProperties: part,
  anyOf: all(part),
  oneOf: all(part),
};

/** The schema of connector.yaml with its texts in the language of who reads them. */
export function translated(schema: object): object {
  return mapValues(schema, (value: never, keyword) => KEYWORDS[keyword as keyof JsonSchema]?.(value) ?? value);
}
