import { parseDocument, isScalar } from 'yaml';
import type { Range } from '../result.js';

/** The text of a scalar that stands in a range, without its quotes; undefined where none stands there. */
export function textInRange(text: string, { start, end }: Range): string | undefined {
  const { contents, errors } = parseDocument(text.slice(start, end), { version: '1.2', schema: 'core' });
  if (errors.length > 0 || !isScalar(contents)) return undefined;
  return typeof contents.value === 'string' ? contents.value : contents.source;
}
