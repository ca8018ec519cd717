// Starts the VS Code server on this machine only, with folders of its own that end with it.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SERVER_MAIN, editorFolder } from './vscode.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {string} workspace the folder to open
 * @property {string | readonly string[]} [vsix] the packaged extensions to install
 * @property {Readonly<Record<string, unknown>>} [settings] beside the quiet ones below
 * @property {Readonly<Record<string, string>>} [env] for the extension host
 * @property {readonly string[]} [words] for the server's command line
 * @property {boolean} [trusted] the folder is trusted without a question, if not said otherwise
 * @property {number} [port] a free one if not given
 * @property {(line: string) => void} [say]
 */

/**
 * @typedef {object} EditorServer
 * @property {string} host such as 127.0.0.1:4711
 * @property {string} workspace
 * @property {string} logs the folder of its log files
 * @property {(folder?: string, payload?: Readonly<Record<string, string>>) => string} address
 * @property {() => string} output
 * @property {Promise<unknown>} ended
 * @property {() => Promise<void>} stop
 */

/** Nothing opens, asks, blinks or moves by itself. */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

/** What this process was started with must not reach the extension host. */
const PRIVATE = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_TEST_CONTEXT$|NODE_V8_COVERAGE$)/;

/**
 * @param {ServerOptions} options
 * @returns {Promise<EditorServer>}
 */
export async function startServer({ workspace, vsix, settings = {}, env = {}, words = [], trusted = true, port = 0, say }) {
  const main = join(editorFolder(say), SERVER_MAIN);
  const root = mkdtempSync(join(tmpdir(), 'cenit-editor-'));
  const remove = () => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  const folders = ['--user-data-dir', join(root, 'user'), '--extensions-dir', join(root, 'ext'), '--server-data-dir', join(root, 'server')];
  try {
    mkdirSync(join(root, 'user/User'), { recursive: true });
    writeFileSync(join(root, 'user/User/settings.json'), JSON.stringify({ ...QUIET, ...settings }));
    for (const one of [vsix ?? []].flat()) install(main, folders, one);
    const { child, found, output } = await listening(
      main,
      [...folders, '--port', String(port), ...(trusted ? ['--disable-workspace-trust'] : []), ...words],
      {
        ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !PRIVATE.test(name))),
        EXTENSIONS_GALLERY: '{}',
        XDG_RUNTIME_DIR: root,
        ...env,
      },
    );
    const host = `127.0.0.1:${found}`;
    const ended = once(child, 'exit');
    return {
      host,
      workspace,
      logs: join(root, 'user/logs'),
      output,
      ended,
      address: (folder = workspace, payload = {}) => address(host, folder, payload),
      async stop() {
        child.kill('SIGTERM');
        await ended;
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** @param {string} main @param {readonly string[]} folders @param {string} vsix */
function install(main, folders, vsix) {
  execFileSync(process.execPath, [main, ...folders, '--install-extension', resolve(vsix), '--force'], { stdio: 'pipe' });
}

/**
 * @param {string} main
 * @param {readonly string[]} words
 * @param {NodeJS.ProcessEnv} env
 */
async function listening(main, words, env) {
  const fixed = ['--host', '127.0.0.1', '--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off'];
  const child = spawn(process.execPath, [main, ...fixed, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  // Whatever ends this process ends the server too.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  let text = '';
  /** @type {number} */
  const found = await new Promise((done, failed) => {
    /** @param {Buffer} data */
    const read = (data) => {
      text += data;
      const line = /listening on (\d+)/.exec(text);
      if (line) done(Number(line[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`the VS Code server ended with ${code}:\n${text}`)));
  });
  return { child, found, output: () => text };
}

/**
 * Paths in the payload are told as the workbench names files of its server.
 * @param {string} host
 * @param {string} opened a folder or a file .code-workspace; '' for a window with nothing open
 * @param {Readonly<Record<string, string>>} payload
 */
function address(host, opened, payload) {
  const entries = Object.entries(payload).map(([key, value]) => [key, value.startsWith('/') ? `vscode-remote://${host}${value}` : value]);
  const asked = {
    ...(opened && { [opened.endsWith('.code-workspace') ? 'workspace' : 'folder']: opened }),
    ...(entries.length > 0 && { payload: JSON.stringify(entries) }),
  };
  return `http://${host}/?${Object.entries(asked)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
}
