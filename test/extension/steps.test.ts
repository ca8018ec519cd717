import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askSteps, Back, type Place, type Step } from '../../src/extension/commands/steps.js';

interface Answers {
  readonly name: string;
  readonly url: string;
}

/** Steps that answer from a list, and what each was asked with. */
function chain(given: readonly (Partial<Answers> | Back | undefined)[]): { steps: Step<Answers>[]; asked: (Place & Partial<Answers>)[] } {
  const left = [...given];
  const asked: (Place & Partial<Answers>)[] = [];
  const ask: Step<Answers>['ask'] = (answers, place) => {
    asked.push({ ...answers, ...place });
    return Promise.resolve(left.shift());
  };
  return { steps: [{ ask }, { ask }], asked };
}

test('what was typed before going back is there again, until it is confirmed', async () => {
  const { steps, asked } = chain([
    { name: 'acme' },
    new Back('https://half'),
    { name: 'acme2' },
    new Back(''),
    { name: 'acme3' },
    { url: 'https://whole' },
  ]);
  assert.deepEqual(await askSteps(steps), { name: 'acme3', url: 'https://whole' });
  assert.deepEqual(
    asked.map(({ step, back, typed }) => [step, back, typed]),
    [
      [1, false, undefined],
      [2, true, undefined],
      [1, false, undefined],
      [2, true, 'https://half'],
      [1, false, undefined],
      // Text that was deleted stays deleted.
      [2, true, ''],
    ],
  );
  assert.deepEqual(
    asked.map(({ name }) => name),
    [undefined, 'acme', 'acme', 'acme2', 'acme2', 'acme3'],
  );
});

test('giving up at any step answers nothing', async () => {
  assert.equal(await askSteps(chain([undefined]).steps), undefined);
  assert.equal(await askSteps(chain([{ name: 'acme' }, undefined]).steps), undefined);
});
