import * as vscode from 'vscode';
import type * as Core from '../core/index.js';

export type * from '../core/index.js';

let core: Promise<typeof Core> | undefined;

/** The core is a bundle of its own, loaded when the first connector is looked at, so that activation costs nothing. */
export function loadCore(): Promise<typeof Core> {
  core ??= load();
  return core;
}

/** What the core says is in the language of the window. */
async function load(): Promise<typeof Core> {
  const loaded = await import('../core/index.js');
  loaded.setTexts(vscode.l10n.bundle);
  return loaded;
}
