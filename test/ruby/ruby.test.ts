import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { planElements, readConnector, renderDrafts } from '../../src/core/index.js';
import { packCollection } from '../../src/core/pack.js';
import { checkAlgorithmFile } from '../../src/core/ruby/fileCheck.js';
import { codeLines, longLines, repeatedLines } from '../support/repeated.js';
import { rubyParser } from '../support/ruby.js';
import { sharedTool, skipOrFail } from '../support/shared.js';

// Each folder of cases holds a connector and what it must do: its collection is loaded into a small Cenit and its
// algorithms run against a mock of the API (run_case.rb says what a case.json may hold).

const CASES = 'test/ruby/cases';
const LONGEST = 60;
const EQUAL_LINES = 8;
const MOST_LINES = 30;

const runner = sharedTool('oracle/run_case.rb');
const packages = ['active_support', 'liquid', 'parser/current', 'json-schema', 'webrick'];
const hasRuby = spawnSync('ruby', packages.flatMap((name) => ['-r', name]).concat('-e', '')).status === 0;
const skip = runner.skip || (hasRuby ? false : skipOrFail(`Ruby or one of its packages ${packages.join(', ')} is not installed`));

interface Generated {
  readonly collection: string;
  readonly algorithms: ReadonlyMap<string, string>;
}

function generate(text: string): Generated {
  const { connector, problems } = readConnector(text);
  assert.deepEqual(
    problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  assert.ok(connector);
  const files = new Map(renderDrafts(planElements(connector)).map(({ path, content }) => [path, content]));
  const { text: collection, problems: packing } = packCollection({ ...connector, files });
  assert.deepEqual(packing, []);
  assert.ok(collection);
  return { collection, algorithms: new Map([...files].filter(([path]) => path.endsWith('.rb'))) };
}

/** Starts all cases at once; gives for each what does not hold in it, line by line: nothing where all does. */
function runCases(): readonly Promise<readonly string[]>[] {
  const folder = mkdtempSync(join(tmpdir(), 'cases-'));
  const paths = cases.flatMap(({ name, generated }) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, generated.collection);
    return [file, resolve(CASES, name, 'case.json')];
  });
  const ruby = spawn('ruby', ['test/ruby/run_case.rb', runner.path, ...paths], { stdio: ['ignore', 'pipe', 'pipe'] });
  const found = new Map<number, readonly string[]>();
  const waiting = new Map<number, (differences: readonly string[]) => void>();
  let complaints = '';
  ruby.stderr.on('data', (text) => (complaints += String(text)));
  createInterface(ruby.stdout).on('line', (line) => {
    const outcome = JSON.parse(line) as { readonly case: number; readonly differences: readonly string[] };
    found.set(outcome.case, outcome.differences);
    waiting.get(outcome.case)?.(outcome.differences);
  });
  ruby.on('close', () => {
    rmSync(folder, { recursive: true });
    for (const [index, done] of waiting) if (!found.has(index)) done([`did not run: ${complaints}`]);
  });
  return cases.map((_, index) => new Promise((done) => waiting.set(index, done)));
}

const cases = readdirSync(CASES).map((name) => ({ name, generated: generate(readFileSync(join(CASES, name, 'connector.yaml'), 'utf8')) }));

test('what is generated does what was asked for', { skip }, async (context) => {
  const runs = runCases();
  for (const [index, { name }] of cases.entries()) {
    await context.test(name, async () => {
      const differences = (await runs[index]) ?? [];
      assert.deepEqual(differences.slice(0, MOST_LINES), []);
    });
  }
});

for (const { name, generated } of cases) {
  test(`${name}: short algorithms that repeat nothing and obey the sandbox`, () => {
    const { algorithms } = generated;
    const names = new Set([...algorithms.keys()].map((path) => path.replace(/^.*\/|\.rb$/g, '')));
    for (const [path, text] of algorithms) {
      assert.ok(codeLines(text).length <= LONGEST, `${path} has ${codeLines(text).length} lines of code`);
      assert.deepEqual(longLines(text), [], path);
      assert.deepEqual(checkAlgorithmFile(rubyParser, text, names), [], path);
    }
    assert.deepEqual(repeatedLines(algorithms, EQUAL_LINES), []);
  });
}
