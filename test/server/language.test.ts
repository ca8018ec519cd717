import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DocumentDiagnosticRequest,
  HoverRequest,
  type CompletionItem,
} from 'vscode-languageserver/node';
import { textsIn } from '../../src/server/texts.js';
import { LanguageClient } from '../support/languageClient.js';

const TEXTS: unknown = JSON.parse(readFileSync('l10n/bundle.l10n.es.json', 'utf8'));
const TEXT =
  'name: acme\nauthorization: {type: none}\nconnection: {url: api.example}\nresources:\n  - name: Note\n    recrds: data\n    \n';

/** What an editor that hands these options in is told of a text, in all places where people read. */
async function told(options: unknown) {
  const client = await LanguageClient.startWith(options);
  const { connection } = client;
  const document = await client.open(TEXT);
  const textDocument = { uri: document.uri };
  const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
  const range = { start: document.positionAt(0), end: document.positionAt(TEXT.length) };
  const actions = (await connection.sendRequest(CodeActionRequest.type, { textDocument, range, context: { diagnostics: [] } })) ?? [];
  const hover = await connection.sendRequest(HoverRequest.type, client.at(document, TEXT.indexOf('url')));
  const lenses = (await connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
  const items = (await connection.sendRequest(CompletionRequest.type, client.at(document, TEXT.length - 1))) as { items: CompletionItem[] };
  const [plural] = items.items.filter(({ label }) => label === 'plural');
  const item = plural && (await connection.sendRequest(CompletionResolveRequest.type, plural));
  await client.stop();
  return {
    problems: 'items' in report ? report.items.map(({ message }) => (typeof message === 'string' ? message : message.value)) : [],
    actions: actions.map(({ title }) => title),
    hover: JSON.stringify(hover?.contents),
    lenses: lenses.flatMap(({ command }) => command?.title ?? []),
    item: JSON.stringify(item?.documentation),
  };
}

test('texts that the editor hands in are those it is told', async () => {
  const { problems, actions, hover, lenses, item } = await told({ texts: TEXTS });
  assert.ok(problems.includes('"recrds" no es una clave de: recurso. ¿Quiso decir "records"?'), problems.join('\n'));
  assert.ok(problems.includes('Una URL empieza con http:// o https://.'));
  assert.ok(actions.includes('Cambiar el nombre a "records"'), actions.join('\n'));
  assert.match(hover, /Dirección tras la cual se ponen todas las rutas/);
  assert.deepEqual(lenses, ['Generar archivos', 'Abrir el formulario', 'Vista previa']);
  assert.match(item, /Plural en snake_case/);
});

test('without them it is told English', async () => {
  const english = await told(undefined);
  assert.ok(english.problems.includes('"recrds" is not a key of: resource. Did you mean "records"?'), english.problems.join('\n'));
  assert.deepEqual(english.lenses, ['Generate Files', 'Open Form', 'Preview']);
});

test('what the editor hands in is taken as far as it is texts', () => {
  for (const options of [undefined, null, 'es', ['es'], {}, { texts: 'es' }, { texts: ['a'] }, { texts: null }])
    assert.equal(textsIn(options), undefined, JSON.stringify(options));
  assert.deepEqual(textsIn({ texts: { Preview: 'Vista previa', 'Open Form': 3, 'Generate Files': null } }), { Preview: 'Vista previa' });
});
