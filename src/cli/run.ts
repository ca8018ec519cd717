import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Command, Options } from './args.js';
import { runConnector } from './connector.js';
import { t } from '../core/index.js';
import { progress } from './output.js';
import { NOTHING, type Report, wholeFile } from './report.js';

/** What editors of YAML take for its name too; of both in one folder the longer name counts. */
const [NAME, OTHER_NAME] = ['connector.yaml', 'connector.yml'];

/** Runs a command on every FILE; one that fails does not stop the others. */
export async function runCommand(command: Command, given: readonly string[], options: Options): Promise<readonly Report[]> {
  const reports: Report[] = [];
  const folders = new Map<string, { readonly file: string; readonly real: string }>();
  for (const [index, word] of given.entries()) {
    progress(t('{command} {number} of {count}: {file}', { command, number: index + 1, count: given.length, file: word }));
    const file = fileOf(word);
    const real = realOf(file);
    if (isShadowed(file, real)) {
      reports.push({ ...NOTHING, problems: [wholeFile(file, 'connector-shadowed', {})] });
      continue;
    }
    const other = folders.get(dirname(real));
    if (other?.real === real) continue;
    if (other) {
      reports.push({ ...NOTHING, problems: [wholeFile(file, 'folder-twice', { file: other.file })] });
      continue;
    }
    folders.set(dirname(real), { file, real });
    try {
      reports.push(await runConnector(command, file, options));
    } catch (error) {
      reports.push({
        ...NOTHING,
        problems: [wholeFile(file, 'internal', { reason: error instanceof Error ? error.message : String(error) })],
      });
    }
  }
  progress('');
  return reports;
}

/** A folder stands for the connector in it. */
function fileOf(word: string): string {
  if (kindOf(word) !== 'folder') return word;
  const folder = `${word.replace(/[/\\]+$/, '')}/`;
  return folder + (kindOf(folder + NAME) !== 'file' && kindOf(folder + OTHER_NAME) === 'file' ? OTHER_NAME : NAME);
}

/** Whether another file of its folder is the connector there. A link to the same file is no other one. */
function isShadowed(file: string, real: string): boolean {
  if (basename(file) !== OTHER_NAME || kindOf(file) !== 'file') return false;
  const other = join(dirname(file), NAME);
  return kindOf(other) === 'file' && realOf(other) !== real;
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats && (stats.isDirectory() ? 'folder' : 'file');
  } catch {
    // Where nobody may look: reading the file will say so.
    return undefined;
  }
}

function realOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
