import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { build } from 'esbuild';

/** What makes files: the server only says which there are. */
const MAKES_FILES = /^src\/core\/(?:plan\.ts$|generation\.ts$|form\/|pack\/|elements\/contents\/|render\/(?!liquid\.ts$))/;

test('the server takes along nothing that makes files', async () => {
  const { metafile } = await build({
    entryPoints: ['src/server/main.node.ts'],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    write: false,
    metafile: true,
  });
  const taken = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  assert.ok(taken.includes('src/core/elements/places/index.ts'));
  assert.deepEqual(
    taken.filter((path) => MAKES_FILES.test(path)),
    [],
  );
});

/** What answers all but the first request; it is loaded behind that. */
const ANSWERS = './server/answer.js';

const loadedBy = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = '']) => name);

test('the server loads no sockets and no cryptography, which take longer than all else at its start', () => {
  const files = [
    'dist/server.js',
    ...readdirSync('dist/server')
      .filter((file) => file !== 'schemaValidator.js')
      .map((file) => `dist/server/${file}`),
  ];
  const modules = files.flatMap(loadedBy).filter((name) => !name.startsWith('./'));
  assert.deepEqual([...new Set(modules)].sort(), ['node:fs', 'util']);
});

test('it says what it can do before it loads what does it', () => {
  const atOnce = loadedBy('dist/server.js')
    .filter((name) => name.startsWith('./server/') && name !== ANSWERS)
    .map((name) => `dist/${name.slice(2)}`);
  const size = ['dist/server.js', ...atOnce].reduce((sum, file) => sum + statSync(file).size, 0);
  assert.ok(size < 60_000, `${size} bytes`);
  assert.deepEqual(
    atOnce.flatMap(loadedBy).filter((name) => name.startsWith('.')),
    [],
  );
});

test('an editor that does not wait for the first answer is answered all the same', { timeout: 60_000 }, async () => {
  const uri = 'file:///a/connector.yaml';
  const said: readonly object[] = [
    { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } },
    { method: 'initialized', params: {} },
    {
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'cenit-connector', version: 1, text: 'name: a\nauthorization: {type: none}\nnme: b\n' } },
    },
    { id: 2, method: 'textDocument/diagnostic', params: { textDocument: { uri } } },
    { id: 3, method: 'textDocument/codeAction', params: { textDocument: { uri }, range: FIRST, context: { diagnostics: [] } } },
  ];
  const server = spawn(process.execPath, ['dist/server.js', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  server.stdin.write(said.map((message) => framed({ jsonrpc: '2.0', ...message })).join(''));
  let heard = '';
  for await (const chunk of server.stdout.setEncoding('utf8')) {
    heard += chunk as string;
    if ([1, 2, 3].every((id) => heard.includes(`"id":${id},"result":`))) break;
    assert.ok(!heard.includes('"error":'), heard);
  }
  server.kill();
  assert.match(heard, /"code":"unknown-key"/);
});

const FIRST = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function framed(message: object): string {
  const body = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
