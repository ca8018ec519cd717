import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  CodeLensRequest,
  CodeLensResolveRequest,
  DefinitionRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  type DocumentSymbol,
  type Location,
  type SelectionRange,
  type SemanticTokens,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { COMMANDS } from '../../src/extension/ids.js';
import { LENS_COMMANDS } from '../../src/protocol/language.js';
import { LanguageClient } from '../support/languageClient.js';

const CONNECTOR = `# an example
name: acme
variables:
  shop: {title: Shop}
authorization: {type: basic}
connection:
  url: https://{shop}.acme.example # https://no.link
  headers: {Docs: "https://acme.example/docs"}
resources:
  - name: Contact
    primary_key: id
    import:
      all: GET contacts
      one: GET contacts/{id}
`;

let client: LanguageClient;
let document: TextDocument;
before(async () => {
  client = await LanguageClient.start();
  document = await client.open(CONNECTOR);
});
after(() => client.stop());

const here = () => ({ textDocument: { uri: document.uri } });
const behind = (found: string) => client.at(document, document.getText().indexOf(found) + found.length);
const line = ({ range }: Location): number => range.start.line;

test('the outline names the resources and their requests', async () => {
  const found = (await client.connection.sendRequest(DocumentSymbolRequest.type, here())) as DocumentSymbol[];
  const [connector] = found;
  assert.equal(connector?.name, 'acme');
  assert.deepEqual(
    connector.children?.map(({ name }) => name),
    ['variables', 'authorization', 'connection', 'resources'],
  );
  const [contact] = connector.children?.[3]?.children ?? [];
  assert.deepEqual([contact?.name, contact?.selectionRange.start], ['Contact', { line: 9, character: 10 }]);
  assert.deepEqual(
    contact?.children?.[0]?.children?.map(({ name, detail }) => `${name} ${detail}`),
    ['all GET contacts', 'one GET contacts/{id}'],
  );
});

test('folding, links and lenses lie on their lines', async () => {
  const folds = await client.connection.sendRequest(FoldingRangeRequest.type, here());
  assert.deepEqual(
    folds?.map(({ startLine, endLine }) => [startLine, endLine]).sort(([a = 0], [b = 0]) => a - b),
    [
      [2, 3],
      [5, 7],
      [8, 13],
      [9, 13],
      [11, 13],
    ],
  );
  const links = await client.connection.sendRequest(DocumentLinkRequest.type, here());
  assert.deepEqual(
    links?.map(({ target, range }) => [target, range.start.line]),
    [['https://acme.example/docs', 7]],
  );
  const lenses = (await client.connection.sendRequest(CodeLensRequest.type, here())) ?? [];
  assert.deepEqual(
    lenses.map(({ range }) => range.start.line),
    [1, 1, 1, 9],
  );
  assert.deepEqual(
    lenses.map(({ command }) => command?.title),
    ['Generate Files', 'Open Form', 'Preview', undefined],
  );
  const last = lenses.at(-1);
  assert.ok(last);
  const resolved = await client.connection.sendRequest(CodeLensResolveRequest.type, last);
  assert.deepEqual(resolved.command, {
    title: '8 elements',
    command: LENS_COMMANDS.reveal,
    arguments: ['file:///project/acme/collection/data_types/Contact.json'],
  });
});

test('the commands of lenses are those of the extension', () => {
  const ids: readonly string[] = Object.values(COMMANDS);
  assert.deepEqual(
    Object.values(LENS_COMMANDS).filter((id) => !ids.includes(id)),
    [],
  );
});

test('a selection grows from the word to the whole text', async () => {
  const found = await client.connection.sendRequest(SelectionRangeRequest.type, { ...here(), positions: [behind('GET conta').position] });
  const texts: string[] = [];
  for (let next: SelectionRange | undefined = found?.[0]; next; next = next.parent) texts.push(document.getText(next.range));
  assert.deepEqual(texts.slice(0, 3), ['contacts', 'GET contacts', 'all: GET contacts']);
  assert.equal(texts.at(-1), CONNECTOR);
  texts.reduce((inner, outer) => (assert.ok(outer.includes(inner) && outer.length > inner.length), outer));
});

test('variables lead to their uses and back, and get another name', async () => {
  const definition = (await client.connection.sendRequest(DefinitionRequest.type, behind('https://{sh'))) as Location[];
  assert.deepEqual(definition.map(line), [3]);
  const context = { includeDeclaration: true };
  const uses = await client.connection.sendRequest(ReferencesRequest.type, { ...behind('  sho'), context });
  assert.deepEqual(uses?.map(line), [3, 6]);
  const target = await client.connection.sendRequest(PrepareRenameRequest.type, behind('https://{sh'));
  assert.equal(target && 'placeholder' in target && target.placeholder, 'shop');
  const made = await client.connection.sendRequest(RenameRequest.type, { ...behind('  sho'), newName: 'store' });
  const after = TextDocument.applyEdits(document, made?.changes?.[document.uri] ?? []);
  assert.equal(after, CONNECTOR.replace('  shop:', '  store:').replace('{shop}', '{store}'));
});

test('what cannot be renamed says why', async () => {
  await assert.rejects(client.connection.sendRequest(PrepareRenameRequest.type, behind('resou')), /Only variables and resources/);
  await assert.rejects(
    client.connection.sendRequest(RenameRequest.type, { ...behind('  sho'), newName: 'since' }),
    /already a placeholder/,
  );
});

/** Tokens as the protocol counts them, with their text. */
function tokens({ data }: SemanticTokens, text = document): readonly string[] {
  const found: string[] = [];
  let at = { line: 0, character: 0 };
  for (let i = 0; i + 4 < data.length; i += 5) {
    const [down = 0, right = 0, length = 0, type = 0] = data.slice(i, i + 5);
    at = down === 0 ? { line: at.line, character: at.character + right } : { line: at.line + down, character: right };
    found.push(`${type} ${text.getText({ start: at, end: { ...at, character: at.character + length } })}`);
  }
  return found;
}

test('tokens: all of them, those of a range, and what changed of them', async () => {
  const all = await client.connection.sendRequest(SemanticTokensRequest.type, here());
  assert.ok(all);
  assert.deepEqual(tokens(all), ['0 shop', '0 {shop}', '3 Contact', '2 GET', '2 GET', '1 {id}']);
  const range = { start: { line: 9, character: 0 }, end: { line: 12, character: 99 } };
  const some = await client.connection.sendRequest(SemanticTokensRangeRequest.type, { ...here(), range });
  assert.deepEqual(some && tokens(some), ['3 Contact', '2 GET']);
  const other = await client.open(CONNECTOR, 'file:///project/other/connector.yaml');
  const textDocument = { uri: other.uri };
  const first = await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
  const at = CONNECTOR.indexOf('GET contacts\n');
  await client.edit(other, at, at + 3, 'POST');
  const previousResultId = first?.resultId ?? '';
  const delta = await client.connection.sendRequest(SemanticTokensDeltaRequest.type, { textDocument, previousResultId });
  assert.ok(first && delta && 'edits' in delta, JSON.stringify(delta));
  const data = [...first.data];
  for (const { start, deleteCount, data: added = [] } of [...delta.edits].reverse()) data.splice(start, deleteCount, ...added);
  assert.deepEqual(tokens({ data }, other), ['0 shop', '0 {shop}', '3 Contact', '2 POST', '2 GET', '1 {id}']);
  await client.close(other);
});

test('with a schema the outline is that of any YAML, and what is ours is off', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'schema-'));
  writeFileSync(join(folder, 'schema.json'), '{}');
  const other = await LanguageClient.start('--schema', join(folder, 'schema.json'));
  try {
    assert.equal(other.capabilities.codeLensProvider, undefined);
    assert.equal(other.capabilities.semanticTokensProvider, undefined);
    const { uri } = await other.open('resources:\n  - name: A\n');
    const found = (await other.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } })) as DocumentSymbol[];
    assert.deepEqual(
      found.map(({ name }) => name),
      ['resources'],
    );
  } finally {
    await other.stop();
    rmSync(folder, { recursive: true });
  }
});

const BROKEN = [
  '',
  '\0',
  'a: "',
  '{',
  '- - - [',
  'resources:\n  - name:\n  -\n',
  '\uD83D',
  `a: ${'x'.repeat(1_000_000)}`,
  '['.repeat(10_000),
];
test('any text gets an answer', async () => {
  const broken = await client.open('', 'file:///project/broken/connector.yaml');
  const textDocument = { uri: broken.uri };
  for (const text of BROKEN) {
    await client.edit(broken, 0, broken.getText().length, text);
    for (const type of [DocumentSymbolRequest.type, FoldingRangeRequest.type, DocumentLinkRequest.type, CodeLensRequest.type])
      assert.ok(Array.isArray(await client.connection.sendRequest(type.method, { textDocument })), `${type.method} ${text.slice(0, 20)}`);
    const position = broken.positionAt(text.length);
    await client.connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [position] });
    await client.connection.sendRequest(DefinitionRequest.type, { textDocument, position });
    await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
  }
  await client.close(broken);
});
