// Opens a copy of the examples with the built extension in a real VS Code: npm run editor
// An installed `code` is used if there is one; else the editor runs here and is opened in a browser. --browser wants the latter.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { startServer } from './editor/server.mjs';

const words = process.argv.slice(2);
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const vsix = `${name}-${version}.vsix`;

/** The examples without what was generated from them here, in a folder somebody may change at will. */
function copyExamples() {
  const folder = mkdtempSync(join(tmpdir(), 'cenit-examples-'));
  cpSync('examples', folder, { recursive: true, filter: (path) => !/^collection(\.json)?$/.test(basename(path)) });
  return folder;
}

function runs(command, ...line) {
  return spawnSync(command, line, { stdio: 'ignore' }).status === 0;
}

function must(...line) {
  const { status } = spawnSync(process.execPath, line, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`node ${line.join(' ')} failed`);
}

/** A Visual Studio Code of this machine, with the extension as it is built here, and no other. */
function openInstalled(folder) {
  console.log(`Opening ${folder} in Visual Studio Code, with the extension of this folder.`);
  const opened = runs('code', '--new-window', `--extensionDevelopmentPath=${resolve('.')}`, folder);
  if (!opened) throw new Error('Visual Studio Code did not open: `npm run editor -- --browser` opens the editor in a browser');
}

async function openInBrowser(folder) {
  console.log(words.includes('--browser') ? 'Starting VS Code for a browser.' : 'No command `code` here: starting VS Code for a browser.');
  must('scripts/package.mjs', '--built');
  const server = await startServer({
    workspace: folder,
    vsix,
    settings: { 'workbench.colorTheme': 'Default Dark Modern' },
    say: (line) => console.log(line),
  });
  console.log(`\n  ${server.address()}\n`);
  console.log('Open this address in a browser on this machine, and click on the plug in the bar on the left. Ctrl+C ends the editor.');
  const ask = new Promise((done) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, done)));
  await Promise.race([ask, server.ended]);
  await server.stop();
}

const folder = copyExamples();
try {
  if (!existsSync('node_modules')) throw new Error('first run `npm ci`, which installs what the build needs');
  console.log('Building the extension …');
  must('esbuild.mjs');
  if (!words.includes('--browser') && runs('code', '--version')) openInstalled(folder);
  else {
    await openInBrowser(folder);
    rmSync(folder, { recursive: true, force: true });
  }
} catch (error) {
  console.error(`The editor could not be opened: ${error instanceof Error ? error.message : String(error)}`);
  console.error(
    'It needs: the npm registry on the first run, tar, and Linux on x64; or an installed Visual Studio Code with its command `code`.',
  );
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = 1;
}
