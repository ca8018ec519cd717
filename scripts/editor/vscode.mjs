// A real VS Code from the package registry alone: the npm package code-server carries its server, extension host and workbench.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** Version 4.100.3 of the package is VS Code 1.100.3: the oldest one that package.json admits. */
const VERSION = '4.100.3';
const SHA512 = 'q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==';
const CACHE = resolve('.vscode-test');
/** Written last: a folder without it was left half done. */
const DONE = '.complete';

/** The program that starts the server, in a folder of `editorFolder`. */
export const SERVER_MAIN = 'out/server-main.js';

/**
 * Where VS Code is unpacked, made on the first call.
 * @param {(line: string) => void} [say] hears of what takes long
 * @returns {string}
 */
export function editorFolder(say = () => {}) {
  const folder = join(CACHE, `code-server-${VERSION}`);
  if (existsSync(join(folder, DONE))) return folder;
  const ripgrep = searchProgram();
  mkdirSync(CACHE, { recursive: true });
  // A folder of its own until all is there: two processes may get here at once.
  const draft = mkdtempSync(join(CACHE, 'draft-'));
  try {
    say(`getting VS Code (npm package code-server ${VERSION}, 42 MB, once) …`);
    unpack(draft);
    installPackages(draft);
    place(ripgrep, join(draft, 'node_modules/@vscode/ripgrep/bin/rg'));
    buildLogWriter(draft, say);
    writeFileSync(join(draft, DONE), '');
    if (!existsSync(join(folder, DONE))) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(draft, folder);
    }
    return folder;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** ripgrep finds the files of a workspace; the server's own package would download it from another host. */
function searchProgram() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`the browser editor is only set up for Linux on x64, not ${process.platform} on ${process.arch}`);
  return createRequire(resolve('package.json')).resolve('@vscode/ripgrep-linux-x64/bin/rg');
}

/** @param {string} folder */
function unpack(folder) {
  const [packed] = JSON.parse(npm(folder, 'pack', `code-server@${VERSION}`, '--json'));
  const archive = join(folder, packed.filename);
  const hash = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (hash !== SHA512) throw new Error(`code-server ${VERSION} is not the archive it should be: its sha512 is ${hash}`);
  execFileSync('tar', ['-xzf', archive, '-C', folder, '--strip-components=3', 'package/lib/vscode']);
  rmSync(archive);
}

/**
 * Its own shrinkwrap pins every package; nothing of them is run while installing.
 * @param {string} folder
 */
function installPackages(folder) {
  npm(folder, 'install', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error');
}

/**
 * The log files of the extension host come from a compiled module. Without a compiler all works, and those files stay empty.
 * @param {string} folder
 * @param {(line: string) => void} say
 */
function buildLogWriter(folder, say) {
  const installed = resolve(dirname(process.execPath), '..');
  const headers = existsSync(join(installed, 'include/node/node.h')) ? [`--nodedir=${installed}`] : [];
  try {
    npm(folder, 'rebuild', '@vscode/spdlog', 'native-watchdog', ...headers);
  } catch {
    say('no compiler for the log writer of VS Code: its log files stay empty');
  }
}

/** @param {string} from @param {string} to */
function place(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
  chmodSync(to, 0o755);
}

/** @param {string} folder @param {...string} words */
function npm(folder, ...words) {
  return execFileSync('npm', words, { cwd: folder, encoding: 'utf8', stdio: 'pipe', maxBuffer: 1 << 26 });
}
