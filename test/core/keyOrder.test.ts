import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonValue } from '../../src/core/elements/element.js';
import { inKeyOrder } from '../../src/core/pack/keyOrder.js';

const read = (text: string): JsonValue => JSON.parse(text) as JsonValue;

test('a value whose keys stand in order is given back as it is', () => {
  const value = read('{"_primary":["name"],"name":"a","parameters":[{"key":"k","value":{"z":1,"a":2}}],"other":null,"zebra":{}}');
  assert.equal(inKeyOrder(value), value);
});

test('keys are put in order at every level, in lists too, but not in what belongs to the user', () => {
  const value = read('{"parameters":[{"value":{"z":1,"a":2},"key":"k"}],"zebra":1,"other":{"name":1,"_type":2},"name":"a"}');
  const ordered = '{"name":"a","parameters":[{"key":"k","value":{"z":1,"a":2}}],"other":{"_type":2,"name":1},"zebra":1}';
  assert.equal(JSON.stringify(inKeyOrder(value)), ordered);
});

test('a key that stands deep and in no order is found below keys that are in order', () => {
  assert.equal(JSON.stringify(inKeyOrder(read('{"name":"a","x":[[{"b":1,"a":2}]]}'))), '{"name":"a","x":[[{"a":2,"b":1}]]}');
});

test('a key called __proto__ stays a key, in order or not', () => {
  for (const text of ['{"__proto__":{"b":1,"a":2},"z":1}', '{"z":1,"__proto__":{"a":2}}'])
    assert.deepEqual(Object.keys(inKeyOrder(read(text)) as object), ['__proto__', 'z']);
});
