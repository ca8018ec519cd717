import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carryingOut, isAsItWas, newWork, type JournalEntry } from '../../src/core/index.js';

const entry = (path: string): JournalEntry => ({ path, temporary: `${path}.tmp`, before: 'old', after: 'new' });
const A = entry('collection/algorithms/a.rb');
const COLLECTION = entry('collection.json');
const RECORD = entry('collection/.generated.json');

/** All steps, where some files are found to be others. */
function stepsOf(entries: readonly JournalEntry[], others: readonly string[] = []): readonly string[] {
  const told: string[] = [];
  const steps = carryingOut(newWork(entries));
  for (let next = steps.next(); !next.done; next = steps.next(others)) {
    const step = next.value;
    const paths = 'entries' in step ? step.entries.map(({ path }) => path) : [];
    told.push([step.do, ...paths, ...('left' in step ? ['left', ...step.left] : [])].join(' '));
  }
  return told;
}

test('element files first, then the collection, the record, and the journal', () => {
  assert.deepEqual(stepsOf([COLLECTION, A, RECORD]), [
    `replace ${A.path}`,
    `replace ${COLLECTION.path}`,
    'record left',
    'end',
    `tidy ${COLLECTION.path} ${A.path} ${RECORD.path} left`,
  ]);
});

test('of a file that is another now the record hears, once', () => {
  const steps = stepsOf([A, RECORD], [A.path]);
  assert.equal(steps[2], `record left ${A.path}`);
  assert.equal(steps[4], `tidy ${A.path} ${RECORD.path} left ${A.path}`);
});

test('a run without a record, and one that has nothing to do', () => {
  assert.deepEqual(stepsOf([A]).slice(2), ['end', `tidy ${A.path} left`]);
  assert.deepEqual(stepsOf([]), ['replace', 'replace', 'end', 'tidy left']);
});

test('a file may be replaced that is as it was, as it is to be, or gone', () => {
  assert.deepEqual(
    ['old', 'new', undefined, 'other'].map((now) => isAsItWas(A, now)),
    [true, true, true, false],
  );
});
