import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  CodeActionRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  CompletionRequest,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  HoverRequest,
  type CodeLens,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { LanguageClient } from '../support/languageClient.js';

const OWN = 'name: acme\nauthorization: {type: none}\nconnection: {url: https://a.example}\nresources:\n  - name: Note\n    recrds: data\n';
const FOREIGN = 'name: file-source\nconfig:\n  tasks.max: 1\n';
const LARGE = OWN.replace('resources:', `# ${'x'.repeat(3_000_000)}\nresources:`);

let client: LanguageClient;
before(async () => {
  client = await LanguageClient.start();
});
after(() => client.stop());

/** What is told of a text by itself, without a question of anybody: problems, lenses, what is at its first key and the fixes for all. */
async function told(text: string) {
  const document = await client.open(text);
  const { connection } = client;
  const textDocument = { uri: document.uri };
  const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
  const lenses = (await connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
  const hover = await connection.sendRequest(HoverRequest.type, client.at(document, 1));
  const range = { start: document.positionAt(0), end: document.positionAt(text.length) };
  const actions = await connection.sendRequest(CodeActionRequest.type, { textDocument, range, context: { diagnostics: [] } });
  assert.ok(report.kind === 'full');
  return { document, problems: report.items.map(({ code }) => code), lenses, hover, actions: actions ?? [] };
}

const titles = (lenses: readonly CodeLens[]) => lenses.map(({ command }) => command?.title);
const labels = async (document: TextDocument, offset: number) => {
  const list = await client.connection.sendRequest(CompletionRequest.type, client.at(document, offset));
  return (Array.isArray(list) ? list : (list?.items ?? [])).map(({ label }) => label);
};

test("another tool's file has one hint, and nothing else is told of it", async () => {
  for (const text of [FOREIGN, '{name: a, config: {b: 1}}\n', `${FOREIGN}bad: "\n`]) {
    const { document, problems, lenses, hover, actions } = await told(text);
    assert.deepEqual([problems, lenses, hover, actions], [['connector-foreign'], [], null, []], text);
    await client.close(document);
  }
});

test('it becomes one of ours by a key of ours, in any form', async () => {
  for (const text of [`${FOREIGN}connection:\n`, `${FOREIGN}"resources": []\n`, '{name: a, config: 1, connection: {url: b}}\n']) {
    const { document, problems, hover, actions } = await told(text);
    assert.ok(!problems.includes('connector-foreign') && hover && actions.length > 0, text);
    await client.close(document);
  }
});

test('a text that was only begun gets all help', async () => {
  const { document, lenses, hover } = await told('name: acme\n');
  assert.deepEqual(titles(lenses), ['Generate Files', 'Open Form', 'Preview']);
  assert.ok(hover);
  assert.ok((await labels(document, document.getText().length)).includes('connection'));
  await client.close(document);
});

test('a large file is not checked, which is said in one place, and answers what needs no check', async () => {
  const { document, problems, lenses, hover, actions } = await told(LARGE);
  assert.deepEqual(problems, ['connector-large']);
  assert.deepEqual(actions, []);
  assert.ok(hover);
  const [last] = lenses.slice(-1);
  assert.ok(last && lenses.length === 4);
  assert.equal((await client.connection.sendRequest(CodeLensResolveRequest.type, last)).command?.title, 'Reveal in Tree');
  await client.edit(document, 0, 0, '# x\n');
  const again = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: document.uri } });
  assert.deepEqual(again.kind === 'full' && again.items.map(({ code }) => code), ['connector-large']);
  const start = document.getText().indexOf('xxx');
  await client.edit(document, start, start + 3_000_000, '');
  const small = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: document.uri } });
  assert.ok(small.kind === 'full' && small.items.some(({ code }) => code === 'unknown-key'));
  await client.close(document);
});

test('a large file is not formatted, and that is told', async () => {
  const document = await client.open(LARGE);
  const said = new Promise<string>((resolve) =>
    client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => resolve(message)),
  );
  const options = { tabSize: 2, insertSpaces: true };
  assert.equal(await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument: { uri: document.uri }, options }), null);
  assert.match(await said, /^This file has 3\.0 MB and is not formatted/);
  await client.close(document);
});
