// Waiting for a condition that nothing announces: a file on disk, or a step that may have to be done again.
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again until the answer is true, and fails with what it waited for.
 * @param {string | (() => string)} what
 * @param {() => boolean | Promise<boolean>} holds
 * @param {number} [limit] in milliseconds
 */
export async function until(what, holds, limit = 20_000) {
  const end = Date.now() + limit;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`gave up waiting for ${typeof what === 'string' ? what : what()}`);
    await pause(20);
  }
}
