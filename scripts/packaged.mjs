// What ships: the files of this folder that .vscodeignore lets into the .vsix.
import { listFiles, PackageManager } from '@vscode/vsce';
import { cpSync } from 'node:fs';
import { join } from 'node:path';

/** @returns {Promise<string[]>} */
export async function packagedFiles() {
  return (await listFiles({ packageManager: PackageManager.None })).sort();
}

/** @param {string} folder where they are put, each at its path */
export async function copyPackaged(folder) {
  for (const file of await packagedFiles()) cpSync(file, join(folder, file));
}
