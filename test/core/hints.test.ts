import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HintReader, messageOf, readConnector } from '../../src/core/index.js';
import { marked } from '../support/marked.js';

const HEAD = 'name: acme\nauthorization: {type: none}\n';
const URL = 'connection: {url: https://a.example}\n';
const USES = HEAD + 'connection: {url: "https://{a}.example"}\n';

const cases: readonly (readonly [title: string, text: string, code?: string])[] = [
  ['a variable that nothing uses', `${HEAD}${URL}variables: {«a»: {default: x}}\n`, 'variable-unused'],
  ['one that is used in the URL', `${USES}variables: {a: {default: x}}\n`],
  ['one that is used in a path', `${HEAD}${URL}variables: {a: {}}\nresources:\n  - import: {all: "GET {a}/b"}\n`],
  [
    'one that is used in double braces',
    `${HEAD}${URL}variables: {a: {}}\nresources:\n  - export: {create: {request: POST b, body: {x: "{{ a }}"}}}\n`,
  ],
  ['one that stands only beside others', `${HEAD}${URL}variables: {«a»: {example: "{a}"}}\n`, 'variable-unused'],
  ['one of two', `${USES}variables:\n  a: {}\n  «b»: {}\n`, 'variable-unused'],
  ['a default that every resource replaces', 'defaults: {«records»: a}\nresources: [{records: b}, {records: c}]\n', 'default-shadowed'],
  ['one that every resource takes by a merge', 'defaults: &d {records: a, import: {all: {x: 1}}}\nresources: [{<<: *d}, {<<: *d}]\n'],
  [
    'one that every resource replaces beside a merge',
    'defaults: &d {«records»: a}\nresources: [{<<: *d, records: b}]\n',
    'default-shadowed',
  ],
  ['one that some resource takes', 'defaults: {records: a}\nresources: [{records: b}, {}]\n'],
  [
    'one below another key',
    'defaults: {import: {all: {«records»: a, other: b}}}\nresources: [{import: {all: {records: b}}}]\n',
    'default-shadowed',
  ],
  ['a short form takes the rest of a long one', 'defaults: {pagination: {size: 5}}\nresources: [{pagination: page}]\n'],
  ['a long form takes a short one', 'defaults: {pagination: page}\nresources: [{pagination: {size: 5}}]\n'],
  ['no resources', 'defaults: {records: a}\nresources: []\n'],
];

describe('what does no harm and no good', () => {
  for (const [title, text, code] of cases)
    it(title, () => {
      const { text: plain, ranges } = marked(text);
      const found = new HintReader().hints(readConnector(plain).tree);
      assert.deepEqual(
        found.map((problem) => [problem.code, problem.range]),
        code === undefined ? [] : [[code, ranges[0]]],
        found.map(messageOf).join('\n'),
      );
    });

  it('is found again in a text that has changed', () => {
    const reader = new HintReader();
    const text = `${USES}variables: {a: {default: x}}\n`;
    assert.deepEqual(reader.hints(readConnector(text).tree), []);
    assert.equal(reader.hints(readConnector(text.replace('{a}.example', 'b.example')).tree).length, 1);
  });
});
