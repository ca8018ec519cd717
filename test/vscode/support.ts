import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from '../../scripts/editor/browser.mjs';
import { editorFolder } from '../../scripts/editor/vscode.mjs';

/** What keeps the tests from a real editor; where a machine has to have all of it, that is a failure. */
export function whatIsMissing(): string | undefined {
  const missing = chromiumPath() ? withoutEditor() : 'there is no Chromium: install the package chromium, or name one in CHROMIUM';
  if (missing && process.env.CI === 'true') throw new Error(missing);
  return missing;
}

function withoutEditor(): string | undefined {
  try {
    editorFolder(console.log);
    return undefined;
  } catch (error) {
    return `VS Code could not be unpacked: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** A folder of this run alone, with a blank and a letter that is not ASCII in its name. */
export class Scratch {
  readonly folder = mkdtempSync(join(tmpdir(), 'mi espacio ñ '));

  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  /** Every file below, each with its bytes. */
  bytes(under = ''): ReadonlyMap<string, string> {
    const files = readdirSync(this.path(under), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map((entry) => join(entry.parentPath, entry.name));
    return new Map(paths.sort().map((path) => [path.slice(this.folder.length + 1), readFileSync(path, 'latin1')]));
  }

  text(...parts: readonly string[]): string {
    return readFileSync(this.path(...parts), 'utf8');
  }

  /** Writes a file as a program beside the editor does. */
  write(path: string, text: string): void {
    mkdirSync(join(this.path(path), '..'), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  /** Puts a connector of one kind of record into a folder. */
  connector(folder: string, record: string): void {
    const text = readFileSync('examples/acme/connector.yaml', 'utf8');
    this.write(
      `${folder}/connector.yaml`,
      text.replace('name: acme', `name: ${folder.slice(folder.lastIndexOf('/') + 1)}`).replace('name: Contact', `name: ${record}`),
    );
  }

  /** Generates without the editor. */
  generate(folder: string): void {
    const run = spawnSync(process.execPath, ['dist/cli.js', 'generate', this.path(folder)], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`generating failed:\n${run.stdout}${run.stderr}`);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What is tested is what ships: the packaged extension, made from what dist/ holds. One that was packed for many tests is taken. */
export function packExtension(into: string): string {
  const packed = process.env.PACKED_EXTENSION;
  if (packed) return packed;
  const vsix = join(into, 'extension.vsix');
  const run = spawnSync(process.execPath, ['scripts/package.mjs', '--built', '--out', vsix], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`packaging failed:\n${run.stdout}${run.stderr}`);
  return vsix;
}
