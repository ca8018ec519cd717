import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Extra checks that live beside the project; on another machine they are skipped with the reason. */
const SHARED = resolve('..', 'shared');

/** A tool beside the project: where it is, or why the test is skipped. */
export function sharedTool(name: string): { readonly path: string; readonly url: string; readonly skip: string | false } {
  const path = resolve(SHARED, name);
  return { path, url: pathToFileURL(path).href, skip: existsSync(path) ? false : `${name} is not beside the project` };
}

/** With CI=true a missing program is a failure wherever the tool that needs it is there. */
export function skipOrFail(reason: string): string | false {
  return process.env.CI === 'true' && existsSync(SHARED) ? false : reason;
}
