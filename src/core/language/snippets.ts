import { t } from '../l10n.js';
import type { Cursor } from './cursor.js';
import type { JsonSchema } from './jsonSchema.js';
import type { Proposal } from './proposal.js';
import { bodyFlow, bodyLines } from './snippet.js';

/**
 * Whole values that a schema has ready.
 * @param asList those of a list, with the dashes of their items; else those of a map
 */
export function snippetProposals(cursor: Cursor, schemas: readonly JsonSchema[], unit: string, asList: boolean): readonly Proposal[] {
  const { column, indent, style } = cursor;
  const pad = ' '.repeat(Math.max(0, column - indent));
  const written = (body: object): string | undefined => {
    if (Array.isArray(body) !== asList) return undefined;
    // The brackets stand around it already.
    if (style === 'flow') return bodyFlow(body).slice(1, -1);
    return bodyLines(body, unit)
      .map((line, at) => (at === 0 ? line : pad + line))
      .join('\n');
  };
  return snippetsWith(cursor, schemas, written);
}

/** @param written how a value is written; undefined for one that is not wanted */
export function snippetsWith(
  { range }: Cursor,
  schemas: readonly JsonSchema[],
  written: (body: object) => string | undefined,
): readonly Proposal[] {
  return schemas.flatMap(({ defaultSnippets = [] }) =>
    defaultSnippets.flatMap(({ label, description = '', body }, order): readonly Proposal[] => {
      const text = typeof body === 'object' && body !== null ? written(body) : undefined;
      if (text === undefined) return [];
      const said = { detail: t('snippet'), schemas: [], note: description };
      return [{ kind: 'snippet', label: label ?? description, range, text, isSnippet: true, order: 5000 + order, ...said }];
    }),
  );
}
