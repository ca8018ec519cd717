import { fieldsOfPaging } from '../../vocabulary/paging.js';
import type { Cursor } from '../cursor.js';

/** Keys of a map of which one group stands instead of the others. */
const GROUPS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  incremental: [['parameter'], ['header'], ['in']],
  authorization: [['keys'], ['in', 'name', 'prefix']],
};

/** Whether a key that the schema allows is read beside those that stand there: each type of pagination reads its own. */
export function keyIsOfUse({ levels }: Cursor, key: string): boolean {
  const there = levels.at(-1)?.entries() ?? new Map<string, unknown>();
  const around = levels.at(-2)?.key ?? '';
  if (around === 'pagination') {
    const own = new Map<unknown, readonly string[]>(Object.entries(fieldsOfPaging)).get(there.get('type'));
    return key === 'type' || !own || own.includes(key);
  }
  // A secret may not have one.
  if (key === 'default' && levels.length === 3 && levels[0]?.key === 'variables') return there.get('secret') !== true;
  const groups = GROUPS[around] ?? [];
  return !groups.some((group) => group.includes(key) && groups.some((other) => other !== group && other.some((one) => there.has(one))));
}
