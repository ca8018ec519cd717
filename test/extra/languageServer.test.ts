import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { sharedTool } from '../support/shared.js';

const folder = mkdtempSync(join(tmpdir(), 'language-server-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const server = join(folder, 'server.json');
const command = ['node', resolve('dist/server.js'), '--stdio', '--schema', '${SCHEMA_PATH}'];
writeFileSync(server, JSON.stringify({ command, languageId: 'yaml', fileName: 'connector.yaml', debounceMs: 0, settings: {} }));

/** What a tool beside the project says of the server in its last lines. */
function said(path: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [path, '--server', server, '-v'], {
    encoding: 'utf8',
    env: { ...process.env, BENCH_MODULES: resolve('.') },
    timeout: 280_000,
  });
  return stdout + stderr;
}

const cases = sharedTool('lsp/conformance/run.mjs');
test('every case of conformance is right', { skip: cases.skip, timeout: 300_000 }, () => {
  const text = said(cases.path);
  const [, right, all] = /: (\d+) of (\d+) \{/.exec(text) ?? [];
  assert.ok(all !== undefined && right === all, text);
});

const typing = sharedTool('lsp/conformance/typing.mjs');
test('every word that is typed in part is offered', { skip: typing.skip, timeout: 300_000 }, () => {
  const text = said(typing.path);
  const [, right, all] = /"all":\{"pass":(\d+),"of":(\d+)\}/.exec(text) ?? [];
  assert.ok(all !== undefined && right === all, text);
});
