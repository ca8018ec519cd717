import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { whatIsMissing } from './support.js';

const missing = whatIsMissing();

test('the suite inside the extension host', { skip: missing ?? false, timeout: 240_000 }, (context) => {
  const run = spawnSync(process.execPath, ['scripts/inHost.mjs'], { encoding: 'utf8' });
  for (const line of run.stdout.trimEnd().split('\n')) context.diagnostic(line);
  assert.equal(run.status, 0, `${run.stdout}${run.stderr}`);
});
