import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { planChanges } from '../../src/core/changes.js';
import { authorizationChoices, planElements, readConnector, renderDrafts } from '../../src/core/index.js';
import { codeLines, longLines, repeatedLines } from '../support/repeated.js';
import { rubyParser } from '../support/ruby.js';
import { checkAlgorithmFile } from '../../src/core/ruby/fileCheck.js';
import { sharedTool } from '../support/shared.js';

/** Folders whose `expected` is compared whole; `npm test -- --update` rewrites them. The example is one of them. */
const FIXTURES = 'test/fixtures';
const CASES = [
  ...readdirSync(FIXTURES).map((name) => ({
    name,
    spec: join(FIXTURES, name, 'connector.yaml'),
    expected: join(FIXTURES, name, 'expected'),
  })),
  { name: 'example zohocrm', spec: 'examples/zohocrm/connector.yaml', expected: 'test/fixtures-zohocrm' },
];
const EXAMPLE_ELEMENTS = 37;
const LONGEST = 60;
const EQUAL_LINES = 8;
const EXAMPLE_CONTACT_LINES = 260;

interface Collection {
  readonly files: ReadonlyMap<string, string>;
  readonly elements: number;
  readonly algorithms: ReadonlySet<string>;
}

function generate(text: string): Collection {
  const { connector, problems } = readConnector(text);
  assert.deepEqual(
    problems.filter((problem) => problem.severity === 'error'),
    [],
  );
  assert.ok(connector);
  const elements = planElements(connector);
  const drafts = new Map(renderDrafts(elements).map(({ path, content }) => [path, content]));
  const { changes } = planChanges({ drafts, manifest: undefined, files: new Map(), identity: connector });
  return {
    files: new Map(changes.map(({ path, content }) => [path, content ?? ''])),
    elements: elements.length,
    algorithms: new Set(elements.filter(({ kind }) => kind === 'algorithm').map(({ name }) => name)),
  };
}

function readTree(root: string, under = ''): Map<string, string> {
  const found = new Map<string, string>();
  if (!existsSync(join(root, under))) return found;
  for (const entry of readdirSync(join(root, under), { withFileTypes: true })) {
    const path = under ? `${under}/${entry.name}` : entry.name;
    if (entry.isDirectory()) for (const [name, text] of readTree(root, path)) found.set(name, text);
    else found.set(path, readFileSync(join(root, path), 'utf8'));
  }
  return found;
}

/** Where two texts part, short enough to be read. */
function firstDifference(path: string, text: string, wanted: string): readonly string[] {
  if (text === wanted) return [];
  const lines = wanted.split('\n');
  const at = text.split('\n').findIndex((line, index) => line !== lines[index]);
  return [`${path}:${at + 1}: ${(text.split('\n')[at] ?? '').slice(0, 120)} | expected ${(lines[at] ?? '').slice(0, 120)}`];
}

for (const { name, spec, expected } of CASES) {
  const { files, elements, algorithms } = generate(readFileSync(spec, 'utf8'));
  // The manifest repeats every text; a test of its own covers it.
  const compared = new Map([...files].filter(([path]) => !path.endsWith('.generated.json')));

  test(`golden ${name}: the whole folder`, () => {
    if (process.env.UPDATE) {
      rmSync(expected, { recursive: true, force: true });
      for (const [path, text] of compared) {
        mkdirSync(dirname(join(expected, path)), { recursive: true });
        writeFileSync(join(expected, path), text);
      }
    }
    const wanted = readTree(expected);
    assert.deepEqual([...compared.keys()].sort(), [...wanted.keys()].sort());
    const other = [...compared].flatMap(([path, text]) => firstDifference(path, text, wanted.get(path) ?? ''));
    assert.deepEqual(other.slice(0, 5), []);
  });

  test(`golden ${name}: Ruby parses and obeys the sandbox`, () => {
    for (const [path, text] of files) {
      if (!path.endsWith('.rb')) continue;
      assert.deepEqual(longLines(text), [], path);
      assert.deepEqual(checkAlgorithmFile(rubyParser, text, algorithms), [], path);
      assert.ok(codeLines(text).length <= LONGEST, `${path} has ${codeLines(text).length} lines of code`);
    }
  });

  test(`golden ${name}: no eight equal lines in two algorithms of a resource`, () => {
    const algorithms = new Map([...files].filter(([path]) => path.endsWith('.rb') && path.split('/').length > 3));
    assert.deepEqual(repeatedLines(algorithms, EQUAL_LINES), []);
  });

  const checker = sharedTool('check-collection.mjs');
  test(`golden ${name}: the independent check finds nothing`, { skip: checker.skip }, async () => {
    const { check } = (await import(checker.url)) as { check: (text: string, options: object) => readonly { severity: string }[] };
    const options = name.startsWith('example') ? { elements, seedZoho: true } : { elements };
    assert.deepEqual(check(files.get('collection.json') ?? '', options), []);
  });
}

test('each kind of authorization has a fixture', () => {
  const types = new Set(CASES.map(({ spec }) => readConnector(readFileSync(spec, 'utf8')).connector?.authorization.type));
  assert.deepEqual(
    authorizationChoices.map(({ type }) => type).filter((type) => !types.has(type)),
    [],
  );
});

test('the example: 37 elements, and its contact algorithms stay short', () => {
  const { files, elements } = generate(readFileSync('examples/zohocrm/connector.yaml', 'utf8'));
  assert.equal(elements, EXAMPLE_ELEMENTS);
  const lines = [...files].filter(([path]) => path.startsWith('collection/algorithms/contact/')).flatMap(([, text]) => codeLines(text));
  assert.ok(lines.length <= EXAMPLE_CONTACT_LINES, `${lines.length} lines`);
});

test('generating twice gives the same bytes', () => {
  for (const { spec } of CASES) {
    const text = readFileSync(spec, 'utf8');
    assert.deepEqual(generate(text).files, generate(text).files);
  }
});
