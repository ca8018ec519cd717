import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { sharedTool, skipOrFail } from '../support/shared.js';

// Checks by tools that are not part of the project; where they are not beside it, each says so and is skipped.

const CLI = resolve('dist/cli.js');

const hardInputs = sharedTool('hard-inputs/run.mjs');
test('inputs that broke other tools', { skip: hardInputs.skip }, () => {
  const run = spawnSync(process.execPath, [hardInputs.path, '--cli', `"${process.execPath}" "${CLI}"`, '--modules', resolve('.')], {
    encoding: 'utf8',
  });
  assert.equal(
    run.status,
    0,
    run.stdout
      .split('\n')
      .filter((line) => !line.startsWith('PASS'))
      .join('\n') + run.stderr,
  );
});

const runCase = sharedTool('oracle/run_case.rb');
const hasRuby =
  spawnSync('ruby', [
    '-e',
    'require "active_support"; require "liquid"; require "parser/current"; require "json-schema"; require "webrick"',
  ]).status === 0;
const noRuby = hasRuby ? false : skipOrFail('Ruby or one of its packages is not installed');
test('the example runs against a mock of its API, unedited', { skip: runCase.skip || noRuby }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'zohocrm-'));
  cpSync('examples/zohocrm/connector.yaml', join(folder, 'connector.yaml'));
  assert.equal(spawnSync(process.execPath, [CLI, 'generate', folder]).status, 0);
  const run = spawnSync('ruby', [runCase.path, join(folder, 'collection.json'), sharedTool('oracle/cases/zoho.json').path, '--quiet'], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  assert.equal(run.status, 0, run.stdout + run.stderr);
});

const specs = sharedTool('specs');
const checker = sharedTool('check-collection.mjs');
for (const name of specs.skip ? [] : readdirSync(specs.path)) {
  test(`${name} is generated and importable`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'spec-'));
    cpSync(join(specs.path, name), join(folder, 'connector.yaml'));
    const run = spawnSync(process.execPath, [CLI, 'generate', folder], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stdout + run.stderr);
    const check = spawnSync(process.execPath, [checker.path, join(folder, 'collection.json')], { encoding: 'utf8' });
    assert.equal(check.status, 0, check.stdout);
    if (hasRuby) {
      const load = spawnSync('ruby', [sharedTool('oracle/load.rb').path, join(folder, 'collection.json')], { encoding: 'utf8' });
      assert.doesNotMatch(load.stdout, /^error/m);
    }
    assert.ok(readFileSync(join(folder, 'collection.json'), 'utf8').length > 0);
    rmSync(folder, { recursive: true });
  });
}
