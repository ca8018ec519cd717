import { createHash } from 'node:crypto';

/** Tells texts apart: the same for the same bytes of UTF-8. */
export function sumOf(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}
