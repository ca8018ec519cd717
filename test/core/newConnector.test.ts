import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import {
  authorizationChoices,
  checkAnswer,
  checkFolderName,
  errorOf,
  newConnectorText,
  planElements,
  readConnector,
  type NewConnector,
} from '../../src/core/index.js';

const FLOWS: readonly NewConnector['flows'][] = [['import', 'export'], ['import'], ['export']];
const ANSWERS: NewConnector = {
  name: 'acme',
  authorization: 'none',
  url: 'https://api.acme.example/v1',
  resource: 'Sales order',
  flows: ['import'],
};

for (const { type } of authorizationChoices) {
  for (const flows of FLOWS) {
    test(`a new connector with ${type} that can ${flows.join(' and ')} has no mistakes, and makes elements`, () => {
      const text = newConnectorText({ ...ANSWERS, authorization: type, flows });
      const { connector, problems } = readConnector(text);
      const told = problems.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ code }) => code);
      assert.deepEqual(told, [], text);
      assert.equal(errorOf(text), undefined);
      assert.ok(connector);
      assert.ok(planElements(connector).length > 5);
    });
  }
}

test('any text is a text in the file, and the rules say what is wrong with it', () => {
  for (const text of [
    'Data: x',
    'a #b',
    '- x',
    '{a}',
    '[a',
    '"x',
    "it's",
    '&a',
    '*a',
    '!x',
    '@x',
    '`x',
    '%x',
    '| x',
    'yes',
    '12',
    'null',
    '~',
    '? x',
    'a:',
    'x\ny',
    '<<',
    '---',
    '😀',
  ]) {
    const written = parse(newConnectorText({ ...ANSWERS, name: text, url: text, resource: text })) as {
      readonly name: unknown;
      readonly connection: { readonly url: unknown };
      readonly resources: readonly { readonly name: unknown }[];
    };
    assert.deepEqual([written.name, written.connection.url, written.resources[0]?.name], [text, text, text]);
    if (!/^[a-z]+$/.test(text)) assert.match(checkAnswer('name', text) ?? '', /^A name begins with a-z/, text);
    assert.match(checkAnswer('url', text) ?? '', /URL|placeholder/, text);
    assert.doesNotMatch(checkAnswer('resource', text) ?? '', /YAML|mapping/i, text);
  }
  assert.match(checkAnswer('resource', 'Data: x') ?? '', /^The name "Data: x" cannot be folded to a-z/);
});

test('a name is refused whose folder could not be made or is not searched', () => {
  for (const name of ['node_modules', 'collection']) {
    assert.match(checkAnswer('name', name) ?? '', new RegExp(`^A folder called ${name} is not searched`));
    assert.equal(checkFolderName(name), checkAnswer('name', name));
  }
  assert.match(checkAnswer('name', 'con') ?? '', /device name that Windows reserves/);
  assert.equal(checkAnswer('name', 'collections'), undefined);
});

test('what is wrong with a whole text is one sentence', () => {
  assert.equal(errorOf(newConnectorText({ ...ANSWERS, url: 'ftp://acme.example' })), 'A URL begins with http:// or https://.');
  assert.ok(errorOf(''));
});
