import type { Cursor } from './cursor.js';
import type { JsonSchema } from './jsonSchema.js';
import type { Proposal } from './proposal.js';
import { bodyLines } from './snippet.js';

/**
 * Whole values that a schema has ready.
 * @param asList those of a list, with the dashes of their items; else those of a map
 */
export function snippetProposals(
  { range, column, indent }: Cursor,
  schemas: readonly JsonSchema[],
  unit: string,
  asList: boolean,
): readonly Proposal[] {
  const pad = ' '.repeat(Math.max(0, column - indent));
  return schemas.flatMap(({ defaultSnippets = [] }) =>
    defaultSnippets.flatMap(({ label, description = '', body }, order): readonly Proposal[] => {
      if (typeof body !== 'object' || body === null || Array.isArray(body) !== asList) return [];
      const lines = bodyLines(body, unit);
      return [
        {
          kind: 'snippet',
          label: label ?? description,
          range,
          text: lines.map((line, at) => (at === 0 ? line : pad + line)).join('\n'),
          isSnippet: true,
          order: 5000 + order,
          detail: 'snippet',
          schemas: [],
          note: description,
        },
      ];
    }),
  );
}
