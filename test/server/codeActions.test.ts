import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  DocumentFormattingRequest,
  type CodeAction,
  type CodeActionContext,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LanguageClient, withCursor } from '../support/languageClient.js';

const HEAD = 'name: acme\nauthorization: {type: none}\nconnection: {url: https://a.example}\n';
const RESOURCE = (more = '', name = 'Note'): string =>
  `  - name: ${name}\n    primary_key: id\n${more}    import:\n      all: GET notes\n      one: GET notes/{id}\n`;

let client: LanguageClient;
before(async () => {
  client = await LanguageClient.start();
});
after(() => client.stop());

async function actionsAt(
  marked: string,
  context: Partial<CodeActionContext> = {},
): Promise<{ document: TextDocument; actions: CodeAction[] }> {
  const { text, offset } = withCursor(marked);
  const document = await client.open(text);
  const position = document.positionAt(offset);
  const actions = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: document.uri },
    range: { start: position, end: position },
    context: { diagnostics: [], ...context },
  });
  await client.close(document);
  return { document, actions: (actions ?? []) as CodeAction[] };
}

function applied(document: TextDocument, edits: readonly TextEdit[] | undefined): string {
  assert.ok(edits);
  return TextDocument.applyEdits(document, [...edits]);
}

test('a fix at the cursor, with the diagnostic it mends', async () => {
  const text = `${HEAD}resources:\n${RESOURCE('    recr‸ods: data\n')}`;
  const diagnostic = { range: { start: { line: 6, character: 4 }, end: { line: 6, character: 11 } }, message: 'x', code: 'unknown-key' };
  const other = { ...diagnostic, code: 'missing-key' };
  const { document, actions } = await actionsAt(text, { diagnostics: [diagnostic, other] });
  assert.deepEqual(
    actions.map(({ title, kind, isPreferred }) => [title, kind, isPreferred]),
    [
      ['Rename to "records"', 'quickfix', true],
      ['Remove "recrods"', 'quickfix', false],
    ],
  );
  assert.deepEqual(actions[0]?.diagnostics, [diagnostic]);
  assert.equal(applied(document, actions[0]?.edit?.changes?.[document.uri]), document.getText().replace('recrods', 'records'));
});

test('nothing where nothing is wrong, or another kind is asked for', async () => {
  assert.deepEqual((await actionsAt(`${HEAD}‸resources:\n${RESOURCE()}`)).actions, []);
  const { actions } = await actionsAt(`${HEAD}zz‸z: 1\nresources:\n${RESOURCE()}`, { only: ['refactor'] });
  assert.deepEqual(actions, []);
});

test('fix all, when it is asked for', async () => {
  const text = `‸${HEAD.replace('name', 'nmae')}resources:\n${RESOURCE('    pagination: ofset\n')}`;
  for (const only of ['source', 'source.fixAll', 'source.fixAll.cenit']) {
    const { document, actions } = await actionsAt(text, { only: [only] });
    assert.deepEqual(
      actions.map(({ kind }) => kind),
      ['source.fixAll.cenit'],
    );
    const wanted = document.getText().replace('nmae', 'name').replace('ofset', 'offset');
    assert.equal(applied(document, actions[0]?.edit?.changes?.[document.uri]), wanted);
  }
  assert.ok((await actionsAt(text)).actions.every(({ kind }) => kind === 'quickfix'));
});

test('a secret is told by its place, never by its value', async () => {
  const { document, actions } = await actionsAt(
    `${HEAD.replace('none', 'oauth2, authorize_url: https://a.example/a, token_url: https://a.example/t, client_‸secret: hush-hush')}resources:\n${RESOURCE()}`,
  );
  assert.ok(!JSON.stringify(actions).includes('hush'));
  const [move, remove] = actions;
  assert.equal(move?.edit, undefined);
  assert.equal(move?.command?.command, 'cenitConnectors.keepSecret');
  const start = document.getText().indexOf('hush-hush');
  const [place] = (move?.command?.arguments ?? []) as { edits: readonly { start: number; end: number }[] }[];
  assert.deepEqual(
    { ...place, edits: place?.edits.length },
    { uri: document.uri, version: 1, id: 'secret/client_secret', range: { start, end: start + 9 }, edits: 1 },
  );
  assert.ok(!applied(document, remove?.edit?.changes?.[document.uri]).includes('hush'));
});

test('a key of all resources is moved when the action is chosen', async () => {
  const lines = '    records: data\n';
  const text = `${HEAD}resources:\n${RESOURCE(lines)}${RESOURCE(lines, 'Memo')}`;
  const document = await client.open(text);
  const position = document.positionAt(text.indexOf('records') + 1);
  const [action, ...more] = ((await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: document.uri },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  })) ?? []) as CodeAction[];
  assert.ok(action && more.length === 0);
  assert.equal(action.kind, 'refactor.extract');
  assert.equal(action.edit, undefined);
  const { edit } = await client.connection.sendRequest(CodeActionResolveRequest.type, action);
  const wanted = `${HEAD}defaults:\n  records: data\nresources:\n${RESOURCE()}${RESOURCE('', 'Memo')}`;
  assert.equal(applied(document, edit?.changes?.[document.uri]), wanted);
  await client.edit(document, 0, 0, '# new\n');
  assert.equal((await client.connection.sendRequest(CodeActionResolveRequest.type, action)).edit, undefined, 'the text is another now');
  await client.close(document);
});

test('formatting', async () => {
  const document = await client.open('a:\r\n    b:   1  \r\n');
  const edits = await client.connection.sendRequest(DocumentFormattingRequest.type, {
    textDocument: { uri: document.uri },
    options: { tabSize: 8, insertSpaces: true },
  });
  assert.equal(applied(document, edits ?? []), 'a:\r\n  b: 1\r\n');
  await client.close(document);
});
