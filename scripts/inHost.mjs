// Runs the suite of test/vscode/inHost inside the extension host of a real VS Code, on the files that ship: node scripts/inHost.mjs
//   VSCODE=/path/to/code, VSCODE=download or VSCODE=download:1.100.0   under Electron; else in the browser editor
import { build } from 'esbuild';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers';
import { startBrowser } from './editor/browser.mjs';
import { startServer } from './editor/server.mjs';
import { copyPackaged } from './packaged.mjs';

const LIMIT = 180_000;
const root = mkdtempSync(join(tmpdir(), 'in-host-'));
// Beside node_modules, where the suite finds mocha.
const suite = resolve(`dist/in-host-${process.pid}`);
const report = join(root, 'report.json');
const workspace = join(root, 'mi espacio ñ');
// Beside no sources and no node_modules: what the package lacks is missing here too.
const development = join(root, 'extension');
const entry = join(suite, 'index.cjs');
const env = { IN_HOST_REPORT: report };

/** The window calls a function of the page when the run is over. */
async function inBrowser() {
  const server = await startServer({ workspace, env });
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    const over = new Promise((done, failed) => {
      page.once('crash', () => failed(new Error('the window crashed')));
      setTimeout(() => failed(new Error(`no end in ${LIMIT} ms\n${server.output()}`)), LIMIT).unref();
      void page.exposeFunction('codeAutomationExit', done);
      void page.exposeFunction('codeAutomationLog', () => undefined);
    });
    await page.goto(server.address(workspace, { extensionDevelopmentPath: development, extensionTestsPath: entry }));
    await over;
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function inElectron(program) {
  const { runTests } = await import('@vscode/test-electron');
  const asked = /^download(?::(.+))?$/.exec(program);
  await runTests({
    ...(asked ? { version: asked[1] ?? 'stable' } : { vscodeExecutablePath: program }),
    extensionDevelopmentPath: development,
    extensionTestsPath: entry,
    extensionTestsEnv: env,
    launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust', '--user-data-dir', join(root, 'user')],
  }).catch((error) => {
    // Failed tests are told by the report; no report is a failure of its own.
    if (!existsSync(report)) throw error;
  });
}

try {
  await build({
    entryPoints: ['test/vscode/inHost/index.ts'],
    outfile: entry,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  await copyPackaged(development);
  mkdirSync(join(workspace, 'broken'), { recursive: true });
  cpSync('examples/zohocrm/connector.yaml', join(workspace, 'zohocrm/connector.yaml'));
  writeFileSync(join(workspace, 'broken/connector.yaml'), `resurces: []\n${readFileSync('examples/acme/connector.yaml', 'utf8')}`);
  await (process.env.VSCODE ? inElectron(process.env.VSCODE) : inBrowser());
  const { passes, failures, lines } = JSON.parse(readFileSync(report, 'utf8'));
  console.log(lines.join('\n'));
  console.log(`${passes} passed, ${failures} failed`);
  process.exitCode = passes > 0 && failures === 0 ? 0 : 1;
} catch (error) {
  console.error(`The suite did not run: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  rmSync(suite, { recursive: true, force: true });
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}
