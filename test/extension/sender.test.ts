import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsonPatch from 'fast-json-patch';
import fc from 'fast-check';
import { ViewSender } from '../../src/extension/form/sender.js';
import type { Told } from '../../src/extension/form/host.js';
import { FormSession, type FormView } from '../../src/core/index.js';

type Sent = Parameters<ViewSender['send']>[0];

const BASE = `name: acme
authorization: {type: basic}
connection: {url: https://acme.example}
resources:
  - {name: Ant, primary_key: id, import: {all: GET ants, one: 'GET ants/{id}'}}
  - {name: Bee, primary_key: id, import: {all: GET bees, one: 'GET bees/{id}'}}
`;

const message = (view: FormView, rev: number): Sent => ({
  type: 'view',
  rev,
  view,
  mode: 'file',
  stored: [],
  forgetful: false,
  readOnly: false,
});

/** What a page has that made all the changes it was told of. */
function heard(told: readonly Told[]): unknown {
  let last: unknown;
  for (const one of told) {
    if (one.type === 'view') last = one;
    if (one.type === 'change') last = jsonPatch.applyPatch(last, one.changes, false, false).newDocument;
  }
  return last;
}

test('a page that makes the changes has the last view, whatever was done', () => {
  const did = fc.oneof(
    fc.tuple(
      fc.constantFrom('name', 'title', 'connection/url', 'authorization/type', 'resources/0/name', 'connection/headers'),
      fc.string(),
    ),
    fc.tuple(
      fc.constantFrom('add' as const, 'open' as const, 'copy' as const, 'remove' as const, 'down' as const, 'save' as const),
      fc.nat(2),
    ),
  );
  fc.assert(
    fc.property(fc.array(did, { maxLength: 10 }), (all) => {
      const told: Told[] = [];
      const sender = new ViewSender((one) => told.push(one));
      const session = new FormSession(BASE);
      let last = message(session.view(), 0);
      sender.send(last);
      for (const [index, [what, value]] of all.entries()) {
        const text =
          typeof value === 'string'
            ? session.commit(what, what === 'connection/headers' ? [[value, value]] : value)
            : session.resourceAction(what as 'add', value).text;
        if (text !== undefined) session.setText(text);
        last = message(session.view(), index + 1);
        sender.send(last);
      }
      assert.deepEqual(heard(told), JSON.parse(JSON.stringify(last)));
    }),
    { numRuns: 200 },
  );
});

test('a new page is told all of it', () => {
  const told: Told[] = [];
  const sender = new ViewSender((one) => told.push(one));
  const view = message(new FormSession(BASE).view(), 0);
  sender.send(view);
  sender.forget();
  sender.send(view);
  sender.send(view);
  assert.deepEqual(
    told.map(({ type }) => type),
    ['view', 'view', 'change'],
  );
  assert.deepEqual(told.at(-1), { type: 'change', changes: [] });
});
