import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type MessageConnection } from 'vscode-jsonrpc/node';
import { startServer } from '../../src/server/connection.js';
import { editorConnection, type EditorConnection } from '../../src/server/editorConnection.js';

/** A server and its editor in one process; `ended` is the code it would have ended with. */
function pair(): { editor: MessageConnection; server: EditorConnection; ended: Promise<number>; gone: () => void } {
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()];
  let exit: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => (exit = resolve));
  const connection = createMessageConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toEditor));
  const server = editorConnection(connection, (code) => exit(code));
  const editor = createMessageConnection(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer));
  editor.listen();
  return { editor, server, ended, gone: () => toServer.destroy() };
}

test('says what it can do', async () => {
  const { editor, server } = pair();
  startServer(server, undefined);
  const { capabilities } = await editor.sendRequest<{ capabilities: { textDocumentSync: number } }>('initialize', { capabilities: {} });
  assert.equal(capabilities.textDocumentSync, 2);
});

test('a request reaches its feature under its name', async () => {
  const { editor, server } = pair();
  server.onHover(({ position }) => ({ contents: `line ${position.line}` }));
  server.languages.diagnostics.on(({ textDocument }) => ({ kind: 'full', items: [], resultId: textDocument.uri }));
  server.onDefinition(() => undefined);
  server.listen();
  const textDocument = { uri: 'a' };
  assert.deepEqual(await editor.sendRequest('textDocument/hover', { textDocument, position: { line: 3, character: 0 } }), {
    contents: 'line 3',
  });
  assert.deepEqual(await editor.sendRequest('textDocument/diagnostic', { textDocument }), { kind: 'full', items: [], resultId: 'a' });
  assert.equal(await editor.sendRequest('textDocument/definition', { textDocument }), null);
  await assert.rejects(editor.sendRequest('textDocument/moniker', { textDocument }), { code: -32601 });
});

const ends: readonly (readonly [string, readonly string[], number])[] = [
  ['asked to go, then told', ['shutdown', 'exit'], 0],
  ['only told', ['exit'], 1],
];
for (const [name, said, code] of ends) {
  test(`ends: ${name}`, { timeout: 10_000 }, async () => {
    const { editor, server, ended } = pair();
    server.listen();
    for (const method of said) {
      if (method === 'shutdown') assert.equal(await editor.sendRequest(method), null);
      else await editor.sendNotification(method);
    }
    assert.equal(await ended, code);
  });
}

test('ends: the editor is gone', { timeout: 10_000 }, async () => {
  const { server, ended, gone } = pair();
  server.listen();
  gone();
  assert.equal(await ended, 1);
});
