import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ToHost } from '../../src/protocol/form.js';
import { isToHost } from '../../src/protocol/guard.js';

const GOOD: readonly ToHost[] = [
  { v: 1, type: 'ready' },
  {
    v: 1,
    type: 'ready',
    state: { open: ['defaults/advanced'], scroll: 12.5, draft: 'name: a\n', typed: { id: 'name', value: 'x' }, resource: 0 },
  },
  { v: 1, type: 'edit', rev: 3, id: 'name', value: 'acme', commit: false },
  { v: 1, type: 'edit', rev: 3, id: 'resources/0/flows#import', value: true, commit: true },
  { v: 1, type: 'edit', rev: 3, id: 'connection/headers', value: [['Accept', 'text/csv']], commit: true },
  { v: 1, type: 'resource', rev: 4, action: 'up', index: 1 },
  { v: 1, type: 'group', id: 'security', open: true },
  { v: 1, type: 'secret', id: 'secret/token', value: 'x', commit: true },
  { v: 1, type: 'secretAction', id: 'secret/token', action: 'copy' },
  { v: 1, type: 'submit', rev: 9 },
  { v: 1, type: 'action', action: 'cancel' },
  { v: 1, type: 'action', action: 'remedy' },
  { v: 1, type: 'ready', state: { open: [], scroll: 0, groups: { 'resources/contact': true } } },
];

const BAD: readonly (readonly [why: string, message: unknown])[] = [
  ['nothing', undefined],
  ['a text', 'ready'],
  ['another version', { v: 2, type: 'ready' }],
  ['no version', { type: 'ready' }],
  ['an unknown type', { v: 1, type: 'format' }],
  ['a key too many', { v: 1, type: 'submit', rev: 1, also: 1 }],
  ['a key too few', { v: 1, type: 'edit', rev: 1, id: 'name', value: 'x' }],
  ['a number as a value', { v: 1, type: 'edit', rev: 1, id: 'name', value: 5, commit: true }],
  ['rows of numbers', { v: 1, type: 'edit', rev: 1, id: 'name', value: [[5]], commit: true }],
  ['half a revision', { v: 1, type: 'submit', rev: 1.5 }],
  ['an index before the first', { v: 1, type: 'resource', rev: 1, action: 'up', index: -1 }],
  ['an action of its own', { v: 1, type: 'action', action: 'eval' }],
  ['an action of every object', { v: 1, type: 'action', action: 'constructor' }],
  ['a type of every object', { v: 1, type: '__proto__' }],
  ['a group that is neither open nor closed', { v: 1, type: 'ready', state: { open: [], scroll: 0, groups: { a: 1 } } }],
  ['too much', { v: 1, type: 'edit', rev: 1, id: 'name', value: 'x'.repeat(5_000_000), commit: true }],
];

test('what the page says is taken', () => {
  for (const message of GOOD) assert.equal(isToHost(message), true, JSON.stringify(message));
});

for (const [why, message] of BAD) test(`a message is dropped: ${why}`, () => assert.equal(isToHost(message), false));

test('anything else is dropped, and never throws', () => {
  const circle: Record<string, unknown> = { v: 1, type: 'ready' };
  circle.state = circle;
  assert.equal(isToHost(circle), false);
  fc.assert(fc.property(fc.anything(), (message) => isToHost(message) === false));
  // A good message in which one key has another value.
  fc.assert(
    fc.property(fc.constantFrom(...GOOD), fc.nat(), fc.anything(), (good, at, value) => {
      const keys = Object.keys(good);
      const key = keys[at % keys.length] ?? 'v';
      const changed = { ...good, [key]: value };
      // Only a value may be of several kinds.
      if (isToHost(changed) && key !== 'value' && key !== 'state') assert.equal(typeof value, typeof good[key as keyof typeof good]);
    }),
    { numRuns: 2000 },
  );
});
