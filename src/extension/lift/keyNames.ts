import type { Lift } from '../core.js';

/** The keys as people say them: without the resource they are of. */
export function keyNames({ keys }: Lift): string {
  return keys.map((path) => path.filter((part, index) => index > 1 || path[0] !== 'resources').join('.')).join(', ');
}
