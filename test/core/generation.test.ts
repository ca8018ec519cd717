import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  MANIFEST_FILE,
  manifestOfPart,
  planElements,
  planGeneration,
  readConnector,
  textsAfter,
  type PlannedChanges,
} from '../../src/core/index.js';
import { connectorText } from '../support/connector.js';

const TEXTS = [
  connectorText(),
  connectorText('', 'title: Another\nauthorization: {type: bearer}'),
  connectorText().replace(/ {4}export:.*\n/, ''),
  connectorText('    plural: people'),
];

function plan(text: string, files: ReadonlyMap<string, string>): PlannedChanges {
  const { connector } = readConnector(text);
  assert.ok(connector);
  return planGeneration(connector, planElements(connector), files);
}

/** The folder after a run that was stopped when it had written these of its files. */
function stopped(files: ReadonlyMap<string, string>, text: string, written: (index: number) => boolean): ReadonlyMap<string, string> {
  const planned = plan(text, files);
  const changes = planned.changes.filter(
    ({ path, content, status }, index) => path !== MANIFEST_FILE && (content !== undefined || status === 'deleted') && written(index),
  );
  const after = new Map(textsAfter(files, changes));
  return after.set(MANIFEST_FILE, manifestOfPart(files, planned, new Set(changes.map(({ path }) => path))));
}

test('after runs that stopped anywhere the next one takes nothing for an edit by hand, and makes what a first run makes', () => {
  const runs = fc.array(fc.record({ text: fc.constantFrom(...TEXTS), seed: fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }) }), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(runs, fc.constantFrom(...TEXTS), (before, last) => {
      let files: ReadonlyMap<string, string> = new Map();
      for (const { text, seed } of before) files = stopped(files, text, (index) => seed[index % seed.length] === true);
      const planned = plan(last, files);
      assert.deepEqual(
        planned.changes.filter(({ status }) => !['created', 'updated', 'unchanged', 'deleted'].includes(status)),
        [],
      );
      const fresh = textsAfter(new Map(), plan(last, new Map()).changes);
      assert.deepEqual(new Map([...textsAfter(files, planned.changes)].sort()), new Map([...fresh].sort()));
    }),
    { numRuns: 60 },
  );
});
