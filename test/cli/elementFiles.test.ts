import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ACME, CLI, testFolder } from '../support/commandLine.js';

const ROOT = testFolder('archivos');
const SPEC = `${ACME}  - name: Order
    primary_key: id
    import: {all: GET orders, one: "GET orders/{id}"}
`;
const GET = 'collection/algorithms/contact/do_get_contact.rb';
const HOOK = 'collection/resources/contact/get_contact.json';

function run(folder: string, ...words: readonly string[]) {
  return spawnSync(process.execPath, [CLI, ...words], { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
}

function folderWith(spec: string): string {
  const folder = mkdtempSync(join(ROOT, 'c '));
  writeFileSync(join(folder, 'connector.yaml'), spec);
  return folder;
}

const MARKS = '# Gets it.\n\n<<<<<<< edited by hand\na = 1\n=======\na = 2\n>>>>>>> generated\n';

/** What is done to a generated connector, and what is told of it: exit code, problems, and how the summary ends. */
const CASES: readonly (readonly [string, (folder: string) => void, number, readonly string[], string])[] = [
  ['nothing is wrong', () => undefined, 0, [], 'valid, 18 elements.'],
  [
    'a conflict that is not settled',
    (folder) => writeFileSync(join(folder, GET), MARKS),
    0,
    [`${GET}:3:1 file-markers`],
    'valid, 18 elements.',
  ],
  [
    'a conflict that was taken out by half',
    (folder) => writeFileSync(join(folder, GET), MARKS.replace(/^<.*\n/m, '')),
    0,
    [`${GET}:6:1 file-markers`],
    'valid, 18 elements.',
  ],
  [
    'JSON that is none',
    (folder) => writeFileSync(join(folder, HOOK), '{\n  "name" 1\n}'),
    1,
    [`${HOOK}:2:10 json-syntax`],
    'its element files have errors.',
  ],
  [
    'an element without a name',
    (folder) => writeFileSync(join(folder, 'collection/resources/own.json'), '{}'),
    1,
    ['collection/resources/own.json:1:1 element-name'],
    'its element files have errors.',
  ],
  [
    'a number that changes',
    (folder) => writeFileSync(join(folder, HOOK), readFileSync(join(folder, HOOK), 'utf8').replace('{', '{"n": 12345678901234567890,')),
    0,
    [`${HOOK}:1:7 json-number`],
    'valid, 18 elements.',
  ],
  [
    'a record of a newer generator',
    (folder) => writeFileSync(join(folder, 'collection/.generated.json'), '{"generator": "99.0.0", "files": {}}'),
    1,
    ['collection/.generated.json:1:1 manifest-newer'],
    'its element files have errors.',
  ],
  ['a file that was deleted', (folder) => rmSync(join(folder, GET)), 0, [], 'valid, 18 elements.'],
  [
    'a resource that left, its files not',
    (folder) => writeFileSync(join(folder, 'connector.yaml'), SPEC.slice(0, SPEC.indexOf('  - name: Order'))),
    0,
    [],
    'elements.',
  ],
];

for (const [title, change, status, problems, summary] of CASES) {
  test(`validate looks at the element files: ${title}`, () => {
    const folder = folderWith(SPEC);
    assert.equal(run(folder, 'generate', '.').status, 0);
    change(folder);
    const told = run(folder, 'validate', 'connector.yaml');
    const lines = told.stdout.trimEnd().split('\n');
    assert.deepEqual([told.status, told.stderr], [status, ''], told.stdout);
    assert.deepEqual(
      lines.slice(0, -1).map((line) => line.split(' ').slice(0, 2).join(' ')),
      problems,
    );
    assert.ok(lines.at(-1)?.startsWith('connector.yaml: ') && lines.at(-1)?.endsWith(summary), told.stdout);
  });
}

test('validate says nothing of files that were never generated', () => {
  const told = run(folderWith(SPEC), 'validate', '.');
  assert.deepEqual([told.status, told.stdout, told.stderr], [0, './connector.yaml: valid, 18 elements.\n', '']);
});
