import * as vscode from 'vscode';
import { loadCore, type Lift, type Steps } from '../core.js';
import type { ConnectorModel } from '../model/connector.js';
import { rubyParser } from '../model/ruby.js';

/** What can be moved out of a file into connector.yaml, and the texts it was found in. */
export interface FoundLift {
  readonly lift: Lift;
  readonly spec: string;
  readonly files: ReadonlyMap<string, string>;
}

/** The last answer: the editor asks again at every move of the cursor. */
let last: { readonly key: string; readonly found: Promise<FoundLift | undefined> } | undefined;

/**
 * Looks for what of a file's edits connector.yaml can say. What was found is kept until one of the texts changes.
 * @param files texts of the collection, with the record of the last run
 */
export async function findLift(
  model: ConnectorModel,
  path: string,
  files: ReadonlyMap<string, string>,
  isCancelled: () => boolean = () => false,
): Promise<FoundLift | undefined> {
  const { MANIFEST_FILE } = await loadCore();
  const key = JSON.stringify([model.id, path, model.text, files.get(path), files.get(MANIFEST_FILE)]);
  for (;;) {
    const asked = last?.key === key ? last : { key, found: search(model.text, files, path, isCancelled) };
    last = asked;
    try {
      return await asked.found;
    } catch (error) {
      if (last === asked) last = undefined;
      // Somebody else asked first, and wants it no more.
      if (!(error instanceof vscode.CancellationError) || isCancelled()) throw error;
    }
  }
}

async function search(
  spec: string,
  files: ReadonlyMap<string, string>,
  path: string,
  isCancelled: () => boolean,
): Promise<FoundLift | undefined> {
  const core = await loadCore();
  const lift = await inSlices(core.liftSteps(await rubyParser(), spec, files, path), isCancelled);
  return lift && { lift, spec, files };
}

/** So long one piece of work may keep the others of the window waiting; milliseconds. */
const SLICE = 15;

async function inSlices<T>(steps: Steps<T>, isCancelled: () => boolean): Promise<T> {
  for (;;) {
    if (isCancelled()) throw new vscode.CancellationError();
    const until = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
