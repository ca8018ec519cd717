import type { ToHost } from './form.js';
import validate from './validator.gen.js';

/** More than any form has to say at once; in characters of JSON. */
const LARGEST = 4_000_000;

/** Whether something the page sent is a message of this version. */
export function isToHost(message: unknown): message is ToHost {
  try {
    return JSON.stringify(message).length <= LARGEST && validate(message);
  } catch {
    return false;
  }
}
