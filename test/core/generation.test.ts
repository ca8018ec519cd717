import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  MANIFEST_FILE,
  isDeadLock,
  isWritten,
  mendingChanges,
  mendingOf,
  planElements,
  planGeneration,
  readConnector,
  readJournal,
  textsAfter,
  writeJournal,
  writeLock,
  type JournalEntry,
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

/** The folder after a run that was stopped when it had replaced these of its files, and was mended. A text is its own sum here. */
function stopped(files: ReadonlyMap<string, string>, text: string, written: (index: number) => boolean): ReadonlyMap<string, string> {
  const changes = plan(text, files).changes.filter(isWritten);
  const ready = new Map(changes.map(({ path, content }, index) => [`.cenit-1-${index}.tmp`, content ?? path]));
  const entries = changes.map(({ path, content }, index) => ({
    path,
    temporary: content === undefined ? undefined : `.cenit-1-${index}.tmp`,
    before: files.get(path),
    after: content,
  }));
  const begun = changes.filter(({ path }, index) => path !== MANIFEST_FILE && written(index));
  const after = textsAfter(files, begun);
  for (const { path } of begun) ready.delete(entries.find((entry) => entry.path === path)?.temporary ?? '');
  const read = readJournal(writeJournal(entries));
  assert.deepEqual(read, entries.map((entry) => JSON.parse(JSON.stringify(entry)) as typeof entry).map(withAllKeys));
  const mending = mendingOf(
    entries.map((entry) => ({ entry, now: after.get(entry.path), ready: entry.temporary ? ready.get(entry.temporary) : undefined })),
  );
  return textsAfter(
    after,
    mendingChanges(mending, (path) => ready.get(path) ?? '', after.get(MANIFEST_FILE)),
  );
}

const withAllKeys = (entry: Partial<JournalEntry>): Partial<JournalEntry> => ({
  path: entry.path ?? '',
  temporary: entry.temporary,
  before: entry.before,
  after: entry.after,
});

for (const [name, text] of [
  ['no JSON', '{'],
  ['no entries', '{"entries": {}}'],
  ['a path that leads out', '{"entries": [{"path": "collection/../../a.rb"}]}'],
  ['a path of the user', '{"entries": [{"path": "connector.yaml"}]}'],
  ['a new text from elsewhere', '{"entries": [{"path": "collection/a.rb", "temporary": "../.cenit-1-1.tmp"}]}'],
  ['a new text that is no temporary file', '{"entries": [{"path": "collection/a.rb", "temporary": "connector.yaml"}]}'],
] as const) {
  test(`a journal is refused: ${name}`, () => assert.equal(readJournal(text), undefined));
}

const HELD = writeLock({ process: 7, host: 'here' });
const HELD_SOMEWHERE = writeLock({ process: 7, host: '' });

for (const [name, text, age, host, runs, dead] of [
  ['of a process that runs', HELD, 60_000, 'here', true, false],
  ['of one that is gone', HELD, 10, 'here', false, true],
  ['of one on another machine', HELD, 60_000, 'there', false, false],
  ['of one on another machine, from long ago', HELD, 700_000, 'there', true, true],
  ['of an editor that was closed', HELD_SOMEWHERE, 60_000, 'here', false, true],
  ['of an editor that has only just begun', HELD_SOMEWHERE, 10, 'here', false, false],
  ['asked of in an editor', HELD, 60_000, '', false, true],
  ['that is half written', '{"proc', 10, 'here', false, false],
  ['that was left half written', '', 60_000, 'here', false, true],
  ['of an editor in a browser', writeLock({ process: 0, host: '' }), 60_000, 'here', false, false],
] as const) {
  test(`a lock ${name} is ${dead ? 'nobody’s any more' : 'held'}`, () =>
    assert.equal(
      isDeadLock(text, age, host, () => runs),
      dead,
    ));
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
