import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readConnector } from '../../src/core/index.js';

const HEAD = 'name: a\nauthorization: {type: none}\n';
const URL = 'connection: {url: "https://a.example"}\n';
const cases: readonly (readonly [name: string, text: string, told: readonly string[]])[] = [
  [
    'a key that the shape wants',
    `${HEAD}connection: {ur: "https://a.example"}\nresources: [{name: A, primary_key: id, import: {all: GET a, one: "GET a/{id}"}}]\n`,
    ['ur'],
  ],
  [
    'the key of a record',
    `${HEAD}${URL}resources: [{name: A, primary_keys: id, import: {all: GET a, one: "GET a/{id}"}}]\n`,
    ['primary_keys'],
  ],
  ['a request', `${HEAD}${URL}resources: [{name: A, primary_key: id, import: {al: GET a, one: "GET a/{id}"}}]\n`, ['al']],
  ['a direction', `${HEAD}${URL}resources: [{name: A, primary_key: id, imprt: {all: GET a}}]\n`, ['imprt']],
  ['at the root', `${HEAD}${URL}resorces: [{name: A, primary_key: id, import: {all: GET a, one: "GET a/{id}"}}]\n`, ['resorces']],
  [
    'of a kind of authorization',
    `name: a\nauthorization: {type: oauth2, authorize_url: "https://a.example/a", tokn_url: "https://a.example/t"}\n${URL}resources: [{name: A, primary_key: id, import: {all: GET a, one: "GET a/{id}"}}]\n`,
    ['tokn_url'],
  ],
];
for (const [name, text, told] of cases)
  test(`a key that is spelled wrong is told of once, at the word itself: ${name}`, () => {
    const { problems } = readConnector(text);
    assert.deepEqual(
      problems.map(({ code, range }) => [code, text.slice(range.start, range.end)]),
      told.map((word) => ['unknown-key', word]),
    );
  });

test('a key that is missing is told of beside a word that is meant for nothing here', () => {
  const text = `${HEAD}${URL}resources: [{name: A, colour: red, import: {all: GET a, one: "GET a/{id}"}}]\n`;
  assert.deepEqual(
    readConnector(text).problems.map(({ code }) => code),
    ['primary-key-missing', 'unknown-key'],
  );
});

/** Each key of a text as somebody may write it by mistake: a letter less, one twice, two in each other's place. */
function* misspelt(text: string): Generator<string> {
  for (const { 1: key = '', index } of text.matchAll(/\b([a-z]\w{2,})(?=:(?:\s|$))/gm)) {
    const words = [key.slice(0, -1), `${key}${key.at(-1)}`, `${key.charAt(1)}${key.charAt(0)}${key.slice(2)}`];
    for (const word of words) yield text.slice(0, index) + word + text.slice(index + key.length);
  }
}

for (const name of ['zohocrm', 'acme'])
  test(`what cannot be generated for a word that is spelled wrong is told: ${name}`, () => {
    let refused = 0;
    for (const text of misspelt(readFileSync(`examples/${name}/connector.yaml`, 'utf8'))) {
      const { connector, problems } = readConnector(text);
      if (connector) continue;
      refused += 1;
      assert.ok(
        problems.some(({ severity }) => severity === 'error'),
        text,
      );
    }
    assert.ok(refused > 20);
  });
