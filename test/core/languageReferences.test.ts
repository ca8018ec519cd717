import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete, hoverAt, LinedText, schemaLanguage } from '../../src/core/index.js';
import { joinAddress } from '../../src/server/joinAddress.js';
import { cursorMark } from '../support/cursorMark.js';

/** A schema whose key `a` refers to another part; both ways lead to the same one. */
const refers = (schema: object, $ref: string): object => ({ ...schema, properties: { a: { $ref } } });
const good = { enum: ['good'], description: 'The right one.' };
const bad = { enum: ['bad'], description: 'Another one.' };

const SCHEMAS: readonly (readonly [name: string, schema: object])[] = [
  ['a relative id', refers({ $defs: { one: { $id: 'sub/x.json', ...good } } }, 'sub/x.json')],
  [
    'a relative id in an absolute one',
    refers({ $id: 'https://a.example/root.json', $defs: { one: { $id: 'sub/x.json', ...good } } }, 'https://a.example/sub/x.json'),
  ],
  [
    'a reference that is relative to the part around it',
    refers(
      {
        $id: 'https://a.example/',
        $defs: { one: { $id: 'sub/x.json', $ref: 'y.json' }, two: { $id: 'sub/y.json', ...good }, not: { $id: 'y.json', ...bad } },
      },
      'sub/x.json',
    ),
  ],
  [
    'a reference one folder up',
    refers({ $defs: { one: { $id: 'sub/deep/x.json', $ref: '../y.json' }, two: { $id: 'sub/y.json', ...good } } }, 'sub/deep/x.json'),
  ],
  ['a reference from the top', refers({ $id: 'https://a.example/b/c.json', $defs: { one: { $id: '/x.json', ...good } } }, '/x.json')],
  [
    'a pointer within a part with an id',
    refers({ definitions: { x: bad, one: { $id: 'sub/x.json', $ref: '#/definitions/x', definitions: { x: good } } } }, 'sub/x.json'),
  ],
  [
    'a pointer behind an address',
    refers({ definitions: { one: { $id: 'sub/x.json', definitions: { x: good } } } }, 'sub/x.json#/definitions/x'),
  ],
  [
    'a name within a part with an id',
    refers(
      { $defs: { not: { $anchor: 'x', ...bad }, one: { $id: 'sub/x.json', $ref: '#x', $defs: { two: { $anchor: 'x', ...good } } } } },
      'sub/x.json',
    ),
  ],
  [
    'a name behind an address',
    refers({ $defs: { one: { $id: 'sub/x.json', $defs: { two: { $anchor: 'x', ...good } } } } }, 'sub/x.json#x'),
  ],
  ['a name as an id', refers({ definitions: { one: { $id: '#x', ...good } } }, '#x')],
  ['ids of draft-04', refers({ id: 'http://a.example/root.json#', definitions: { one: { id: 'sub/x.json#', ...good } } }, 'sub/x.json')],
  ['the address of the whole', refers({ $id: 'https://a.example/root.json', $defs: { one: good } }, 'root.json#/$defs/one')],
  ['an id that is no address', refers({ $id: 'urn:example:root', $defs: { one: good } }, '#/$defs/one')],
  ['a key that is called id', refers({ $defs: { one: { id: 'one', $ref: '#/$defs/two' }, two: good } }, '#/$defs/one')],
  [
    'a chain of descriptions',
    refers(
      {
        $defs: {
          one: { $id: 'sub/x.json', $ref: 'y.json', title: 'X' },
          two: { $id: 'sub/y.json', $ref: 'z.json', title: 'Y' },
          three: { $id: 'sub/z.json', ...good },
        },
      },
      'sub/x.json',
    ),
  ],
];

for (const [name, schema] of SCHEMAS) {
  test(`a reference is followed by ${name}`, () => {
    const language = schemaLanguage(schema, joinAddress);
    const asked = cursorMark('a: ‸');
    assert.deepEqual(
      complete(new LinedText(asked.text), asked.offset, language).map(({ label }) => label),
      ['good'],
    );
    const hovered = cursorMark('‸a: good');
    assert.match(hoverAt(new LinedText(hovered.text), hovered.offset, language)?.text ?? '', /^The right one/);
  });
}

test('a reference that leads nowhere says nothing', () => {
  const language = schemaLanguage(refers({ $id: 'https://a.example/', x: good }, 'other.json#/x'), joinAddress);
  assert.deepEqual(complete(new LinedText('a: '), 3, language), []);
});
