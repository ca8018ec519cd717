import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete, connectorLanguage, LinedText, type Proposal } from '../../src/core/index.js';
import { accept } from '../support/accept.js';
import { cursorMark } from '../support/cursorMark.js';

const connector = connectorLanguage();

const proposed = (marked: string): readonly Proposal[] => {
  const { text, offset } = cursorMark(marked);
  return complete(new LinedText(text), offset, connector);
};
const keysAt = (marked: string): readonly string[] => proposed(marked).flatMap(({ kind, label }) => (kind === 'key' ? [label] : []));

const ENDS = ['more', 'total', 'pages', 'later_keep', 'max_pages'];

/** What SPEC's table of pages says that each type reads. */
const OF_TYPES: Readonly<Record<string, readonly string[]>> = {
  page: ['parameter', 'in', 'start', 'size', 'next', ...ENDS],
  offset: ['parameter', 'in', 'start', 'size', 'next', ...ENDS],
  cursor: ['parameter', 'in', 'size', 'next', ...ENDS],
  last_id: ['parameter', 'in', 'size', ...ENDS],
  link: ['size', ...ENDS],
  next_url: ['size', 'next', ...ENDS],
  none: [],
};

for (const [type, wanted] of Object.entries(OF_TYPES)) {
  test(`a pagination of type ${type} is offered its own keys, wherever it stands`, () => {
    for (const text of [
      `resources:\n  - pagination:\n      type: ${type}\n      ‸\n`,
      `resources:\n  - pagination:\n      ‸\n      type: "${type}"\n`,
      `defaults:\n  pagination: {type: ${type}, ‸}\n`,
      `resources:\n  - import:\n      all:\n        request: GET x\n        pagination:\n          type: ${type}\n          ‸\n`,
    ])
      assert.deepEqual([...keysAt(text)].sort(), [...wanted].sort(), text);
  });
}

test('a pagination whose type is not there, or none that is known, is offered all keys', () => {
  for (const text of ['defaults:\n  pagination: {‸}', 'defaults:\n  pagination: {type: pag, ‸}'])
    assert.ok(['parameter', 'next', 'start', 'size'].every((key) => keysAt(text).includes(key)));
});

/** Keys that would stand instead of one that is there: both together are a mistake. */
const INSTEAD: readonly (readonly [text: string, without: readonly string[], wanted: string])[] = [
  ['defaults:\n  incremental: {parameter: since, ‸}', ['header', 'in'], 'field'],
  ['defaults:\n  incremental: {header: X-Since, ‸}', ['parameter', 'in'], 'field'],
  ['defaults:\n  incremental:\n    in: text\n    ‸', ['parameter', 'header'], 'field'],
  ['defaults:\n  incremental:\n    field: at\n    ‸', [], 'header'],
  ['authorization:\n  type: api_key\n  keys: [{in: query, name: a}]\n  ‸', ['in', 'name', 'prefix'], ''],
  ['authorization:\n  type: api_key\n  name: X-Key\n  ‸', ['keys'], 'in'],
];
for (const [text, without, wanted] of INSTEAD) {
  test(`nothing that stands instead is offered at ${JSON.stringify(text)}`, () => {
    const found = keysAt(text);
    assert.deepEqual(
      found.filter((key) => without.includes(key)),
      [],
    );
    if (wanted) assert.ok(found.includes(wanted));
  });
}

/** In braces that are open already: the keys, what must be there first, and whole ones to begin with. */
const IN_BRACES: readonly (readonly [text: string, label: string, becomes: string])[] = [
  ['authorization: {‸}', 'type', 'authorization: {type: }'],
  ['authorization: {‸}', 'authorization: bearer', 'authorization: {type: bearer}'],
  ['authorization: {‸}', 'authorization: callback', 'authorization: {type: callback, authorize_url: https://acme.example/connect}'],
  ['defaults: {pagination: {‸}}', 'pagination: next_url', 'defaults: {pagination: {type: next_url, next: links.next}}'],
  [
    'defaults:\n  pagination: {‸}\n',
    'pagination: page',
    'defaults:\n  pagination: {type: page, parameter: page, size: {parameter: per_page, value: 100}}\n',
  ],
  [
    'resources: [{‸}]',
    'resource: import',
    'resources: [{name: Contact, primary_key: id, import: {all: GET contacts, one: "GET contacts/{id}"}}]',
  ],
  ['{‸}', 'authorization', '{authorization: {type: }}'],
  ['{‸}', 'connection', '{connection: {url: }}'],
];
for (const [text, label, becomes] of IN_BRACES)
  test(`${label} in braces at ${JSON.stringify(text)}`, () => {
    const [chosen] = proposed(text).filter((one) => one.label === label);
    assert.equal(chosen && accept(text.replace('‸', ''), chosen), becomes);
    const [first, ...others] = [...proposed(text)].sort((a, b) => a.order - b.order);
    assert.ok(first?.kind === 'key' && (text.includes('resources') || text.includes('pagination') || /^required/.test(first.detail)));
    assert.ok(others.some(({ kind }) => kind === 'snippet') || text === '{‸}');
  });

test('braces with something in them are offered no whole map', () =>
  assert.ok(proposed('defaults: {pagination: {type: page, ‸}}').every(({ kind }) => kind === 'key')));
