import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  DiagnosticSeverity,
  DiagnosticTag,
  DocumentDiagnosticRequest,
  HoverRequest,
  type Diagnostic,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type * as Core from '../../src/core/index.js';
import { sentenceTables } from '../../src/core/problemText.js';
import { PROBLEMS_PAGE } from '../../src/server/diagnostics.js';
import { LanguageClient } from '../support/languageClient.js';

const GOOD = `name: acme
variables:
  region: {default: eu}
authorization: {type: none}
connection: {url: 'https://{region}.acme.example'}
resources:
  - name: Contact
    primary_key: id
    import: {all: GET contacts, one: 'GET contacts/{id}'}
`;

type Full = Extract<DocumentDiagnosticReport, { kind: 'full' }>;

async function pull(client: LanguageClient, { uri }: TextDocument, previousResultId?: string): Promise<DocumentDiagnosticReport> {
  const params = { textDocument: { uri }, ...(previousResultId === undefined ? {} : { previousResultId }) };
  return client.connection.sendRequest(DocumentDiagnosticRequest.type, params);
}

async function itemsOf(client: LanguageClient, text: string): Promise<readonly Diagnostic[]> {
  const document = await client.open(text);
  const report = (await pull(client, document)) as Full;
  await client.close(document);
  return report.items;
}

describe('problems of connector.yaml', () => {
  let client: LanguageClient;
  before(async () => {
    client = await LanguageClient.start();
  });
  after(() => client.stop());

  it('are asked for', () => {
    assert.deepEqual(client.capabilities.diagnosticProvider, {
      identifier: 'cenit',
      interFileDependencies: false,
      workspaceDiagnostics: false,
    });
  });

  it('are none where all is right', async () => assert.deepEqual(await itemsOf(client, GOOD), []));

  it('say where, how bad, and where more is to be read', async () => {
    const [item, ...others] = await itemsOf(client, GOOD.replace('import:', 'records_: a\n    import:'));
    assert.deepEqual(others, []);
    assert.equal(item?.code, 'unknown-key');
    assert.deepEqual(item?.range, { start: { line: 8, character: 4 }, end: { line: 8, character: 12 } });
    assert.equal(item?.severity, DiagnosticSeverity.Error);
    assert.equal(item?.source, 'Cenit');
    assert.equal(item?.codeDescription?.href, `${PROBLEMS_PAGE}#unknown-key`);
    assert.match(JSON.stringify(item?.message), /records/);
  });

  it('are those of the core for every kind of value, though the bundles lack those of YAML that are refused', async () => {
    const core = createRequire(import.meta.url)(resolve('dist/core.js')) as typeof Core;
    for (const kind of ['binary', 'omap', 'pairs', 'set', 'timestamp', 'merge', 'str', 'int', 'float', 'map', 'seq'])
      for (const value of ['aGVsbG8=', '{a: 1}', '[a: 1, b: 2]', '[a]', '{? a, ? b}', '2024-01-31', '12', '.inf', "''"])
        for (const head of ['', '%YAML 1.1\n---\n', '%YAML 1.2\n---\n']) {
          const text = `${head}${GOOD.trimEnd()}\ntitle: !!${kind} ${value}\n`;
          const items = await itemsOf(client, text);
          const document = TextDocument.create('file:///a', 'yaml', 1, text);
          assert.deepEqual(
            items.map(({ code, range }) => [code, document.offsetAt(range.start), document.offsetAt(range.end)]),
            core.readConnector(text).problems.map(({ code, range }) => [code, range.start, range.end]),
            text,
          );
        }
  });

  it('show faded what could go', async () => {
    const [item] = await itemsOf(client, GOOD.replace('{region}', 'eu'));
    assert.equal(item?.code, 'variable-unused');
    assert.equal(item?.severity, DiagnosticSeverity.Hint);
    assert.deepEqual(item?.tags, [DiagnosticTag.Unnecessary]);
  });

  const twice: readonly (readonly [string, string, string, number])[] = [
    ['a key', GOOD.replace('resources:', 'name: other\nresources:'), 'yaml-duplicate-key', 0],
    ['a variable', GOOD.replace('authorization', '  region: {}\nauthorization'), 'yaml-duplicate-key', 2],
    ['a resource', GOOD + GOOD.slice(GOOD.indexOf('  - name')), 'name-clash', 6],
  ];
  for (const [title, text, code, line] of twice)
    it(`lead to the first place of ${title}`, async () => {
      const item = (await itemsOf(client, text)).find((one) => one.code === code);
      assert.equal(item?.relatedInformation?.[0]?.location.range.start.line, line);
    });

  it('are not told again where nothing has changed', async () => {
    const document = await client.open(GOOD);
    const first = (await pull(client, document)) as Full;
    assert.equal((await pull(client, document, first.resultId)).kind, 'unchanged');
    await client.edit(document, 0, 0, '# x\n');
    const second = (await pull(client, document, first.resultId)) as Full;
    assert.equal(second.kind, 'full');
    assert.notEqual(second.resultId, first.resultId);
    await client.close(document);
  });

  it('of a text that is gone are not told, and keep nobody waiting', async () => {
    const item = GOOD.slice(GOOD.indexOf('  - name'));
    const document = await client.open(GOOD + item.repeat(1500));
    const asked = pull(client, document);
    const started = performance.now();
    await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri: document.uri }, position: { line: 0, character: 1 } });
    const waited = performance.now() - started;
    await client.edit(document, 0, 0, '# x\n');
    await assert.rejects(asked, { code: -32802, data: { retriggerRequest: true } });
    assert.ok(waited < performance.now() - started, `a hover waited ${waited} ms`);
    await client.close(document);
  });
});

describe('problems by another schema', () => {
  const folder = mkdtempSync(join(tmpdir(), 'schema ñ-'));
  const file = join(folder, 'schema.json');
  after(() => rmSync(folder, { recursive: true }));

  async function by(schema: string, text: string): Promise<{ items: readonly Diagnostic[]; shown: readonly string[] }> {
    writeFileSync(file, schema);
    const client = await LanguageClient.start('--schema', file);
    const shown: string[] = [];
    client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      shown.push(message);
    });
    const items = await itemsOf(client, text);
    await client.stop();
    return { items, shown };
  }

  it('are those of the schema alone', async () => {
    const { items, shown } = await by('{"properties": {"name": {"type": "number"}}}', GOOD.replace('GET contacts,', '/contacts/,'));
    assert.deepEqual(
      items.map(({ code, source }) => [code, source]),
      [['wrong-type', 'YAML']],
    );
    assert.deepEqual(shown, []);
  });

  it('are told of none by a schema that refers to itself without end, and it is told', async () => {
    const { items, shown } = await by('{"$ref": "#"}', 'a: 1\n');
    assert.deepEqual(items, []);
    assert.match(shown.join('\n'), /^The schema cannot be used, so only the YAML is checked: .*stack/);
  });

  it('are those of the rest of a schema that refers to nothing, and it is told', async () => {
    const { items, shown } = await by('{"allOf": [{"$ref": "#/definitions/a"}, false]}', 'a: 1\n');
    assert.deepEqual(
      items.map(({ code }) => code),
      ['not-allowed'],
    );
    assert.equal(shown.length, 1);
    assert.match(shown[0] ?? '', /without the reference #\/definitions\/a/);
  });

  for (const [schema, codes] of [
    ['true', []],
    ['false', ['not-allowed']],
  ] as const)
    it(`are known where the schema is ${schema}`, async () => {
      const { items, shown } = await by(schema, 'a: 1\n');
      assert.deepEqual([items.map(({ code }) => code), shown], [codes, []]);
    });

  const useless: readonly (readonly [string, string])[] = [
    ['that is no JSON', '{"a": '],
    ['that is no schema', '{"type": "text"}'],
    ['that is a list', '[]'],
  ];
  for (const [title, schema] of useless)
    it(`of a schema ${title} are those of YAML, and it is told`, async () => {
      const { items, shown } = await by(schema, 'a: *b\n');
      assert.deepEqual(
        items.map(({ code }) => code),
        ['yaml-bad-alias'],
      );
      assert.equal(shown.length, 1);
      assert.match(shown[0] ?? '', /schema.*only the YAML is checked: |schema.*no JSON object/);
    });
});

describe('the page of problems', () => {
  const page = readFileSync('docs/problems.md', 'utf8');

  it('is where messages lead to', () => {
    const { repository } = JSON.parse(readFileSync('package.json', 'utf8')) as { repository: { url: string } };
    assert.equal(PROBLEMS_PAGE, `${repository.url.replace(/\.git$/, '')}/blob/HEAD/docs/problems.md`);
    assert.ok(existsSync('docs/problems.md'));
  });

  it('tells of every code', () => {
    for (const code of Object.values(sentenceTables).flatMap((table) => Object.keys(table)))
      assert.ok(page.includes(`\n### ${code}\n`), code);
  });
});
