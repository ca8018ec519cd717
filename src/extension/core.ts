import type * as Core from '../core/index.js';

export type * from '../core/index.js';

let core: Promise<typeof Core> | undefined;

/** The core is a bundle of its own, loaded when the first connector is looked at, so that activation costs nothing. */
export function loadCore(): Promise<typeof Core> {
  core ??= import('../core/index.js');
  return core;
}
