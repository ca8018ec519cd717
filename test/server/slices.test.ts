import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  CancellationTokenSource,
  CodeActionRequest,
  CodeLensResolveRequest,
  DocumentFormattingRequest,
  DocumentSymbolRequest,
  HoverRequest,
  ReferencesRequest,
  RenameRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { LanguageClient } from '../support/languageClient.js';

const RESOURCES = 3000;
const LONG = `name: acme
variables: {shop: {title: Shop}}
authorization: {type: none}
connection: {url: "https://{shop}.example"}
resources:
${Array.from({ length: RESOURCES }, (_, at) => `  - name: Note${at}\n    primary_key: id\n    import: {all: GET n${at}, one: "GET n${at}/{id}"}\n`).join('')}`;

let client: LanguageClient;
let short: TextDocument;
before(async () => {
  client = await LanguageClient.start();
  short = await client.open('name: acme\n', 'file:///project/short/connector.yaml');
});
after(() => client.stop());

/** What takes long in a text that was just opened. */
const LONG_WORK: Readonly<Record<string, (document: TextDocument) => readonly [method: string, params: object]>> = {
  'code actions': (document) => {
    const { textDocument, position } = client.at(document, 1);
    return [CodeActionRequest.method, { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } }];
  },
  'the count of a lens': ({ uri }) => {
    const start = { line: 5, character: 10 };
    return [CodeLensResolveRequest.method, { range: { start, end: start }, data: { uri, resource: 'Note0' } }];
  },
  'the hover of a resource': (document) => [HoverRequest.method, client.at(document, LONG.indexOf('Note0') + 1)],
  'a new name': (document) => [RenameRequest.method, { ...client.at(document, LONG.indexOf('Note0') + 1), newName: 'Memo' }],
  'uses of a name': (document) => [
    ReferencesRequest.method,
    { ...client.at(document, LONG.indexOf('shop') + 1), context: { includeDeclaration: true } },
  ],
  colours: ({ uri }) => [SemanticTokensRequest.method, { textDocument: { uri } }],
  formatting: ({ uri }) => [DocumentFormattingRequest.method, { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } }],
  'the outline': ({ uri }) => [DocumentSymbolRequest.method, { textDocument: { uri } }],
};

for (const [title, ask] of Object.entries(LONG_WORK)) {
  test(`${title}: others are answered meanwhile, and who gives up is let go`, async () => {
    const long = await client.open(LONG);
    const answered: string[] = [];
    const first = client.connection.sendRequest(...ask(long)).then((answer) => (answered.push('long'), answer));
    const second = client.connection.sendRequest(HoverRequest.type, client.at(short, 1)).then(() => answered.push('short'));
    const [answer] = await Promise.all([first, second]);
    assert.ok(answer);
    assert.deepEqual(answered, ['short', 'long']);
    await client.close(long);
    const again = await client.open(LONG);
    const giveUp = new CancellationTokenSource();
    const [method, params] = ask(again);
    const refused = assert.rejects(client.connection.sendRequest(method, params, giveUp.token), { code: -32800 });
    giveUp.cancel();
    await refused;
    await client.close(again);
  });

  test(`${title}: of a text that is gone nothing is told`, async () => {
    const long = await client.open(LONG);
    const refused = assert.rejects(client.connection.sendRequest(...ask(long)), { code: -32801 });
    await client.edit(long, 0, 0, '# x\n');
    await refused;
    await client.close(long);
  });
}

test('two who ask at once are answered from one reading', async () => {
  const long = await client.open(LONG);
  const ask = ['the count of a lens', 'a new name', 'the hover of a resource', 'the count of a lens'] as const;
  const answers = await Promise.all(ask.map((title) => client.connection.sendRequest(...(LONG_WORK[title]?.(long) ?? ['', {}]))));
  assert.match(JSON.stringify(answers[0]), /8 elements/);
  assert.match(JSON.stringify(answers[1]), /Memo/);
  assert.match(JSON.stringify(answers[2]), /Makes 8 elements/);
  assert.deepEqual(answers[3], answers[0]);
  await client.close(long);
});

for (const only of ['quickfix', 'source.fixAll'])
  test(`${only} of many problems: ${only === 'quickfix' ? 'only the first ones' : 'others are answered meanwhile, and who gives up is let go'}`, async () => {
    const text = LONG.slice(0, LONG.indexOf('  - name: Note500\n')).replaceAll('primary_key: id', 'primaryKey: id');
    const long = await client.open(text, 'file:///project/many/connector.yaml');
    const range = { start: { line: 0, character: 0 }, end: long.positionAt(text.length) };
    const params = { textDocument: { uri: long.uri }, range, context: { diagnostics: [], only: [only] } };
    await client.connection.sendRequest(CodeActionRequest.type, { ...params, context: { diagnostics: [], only: ['refactor.inline'] } });
    const answered: string[] = [];
    const first = client.connection.sendRequest(CodeActionRequest.type, params).then((actions) => (answered.push('long'), actions ?? []));
    const second = client.connection.sendRequest(HoverRequest.type, client.at(short, 1)).then(() => answered.push('short'));
    const [actions] = await Promise.all([first, second]);
    assert.equal(actions.length, only === 'quickfix' ? 100 : 1);
    // Of the first fifty the fixes may be found before anything else is asked.
    if (only !== 'quickfix') {
      assert.deepEqual(answered, ['short', 'long']);
      const giveUp = new CancellationTokenSource();
      const refused = assert.rejects(client.connection.sendRequest(CodeActionRequest.type, params, giveUp.token), { code: -32800 });
      giveUp.cancel();
      await refused;
    }
    await client.close(long);
  });
