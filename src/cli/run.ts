import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command, Options } from './args.js';
import { runConnector } from './connector.js';
import { t } from '../core/index.js';
import { progress } from './output.js';
import { NOTHING, type Report, wholeFile } from './report.js';

/** Runs a command on every FILE; one that fails does not stop the others. */
export async function runCommand(command: Command, given: readonly string[], options: Options): Promise<readonly Report[]> {
  const reports: Report[] = [];
  const folders = new Map<string, { readonly file: string; readonly real: string }>();
  for (const [index, word] of given.entries()) {
    progress(t('{command} {number} of {count}: {file}', { command, number: index + 1, count: given.length, file: word }));
    const file = fileOf(word);
    const real = realOf(file);
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

/** A folder stands for the connector.yaml in it. */
function fileOf(word: string): string {
  if (!statSync(word, { throwIfNoEntry: false })?.isDirectory()) return word;
  return `${word.replace(/[/\\]+$/, '')}/connector.yaml`;
}

function realOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
