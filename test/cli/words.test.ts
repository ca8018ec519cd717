import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { progress } from '../../src/cli/output.js';
import { ACME, CLI, testFolder } from '../support/commandLine.js';

const ROOT = testFolder('palabras');

function run(folder: string, words: readonly string[], stdout: number | 'pipe' = 'pipe') {
  const env = { ...process.env, LC_ALL: 'C' };
  return spawnSync(process.execPath, [CLI, ...words], { cwd: folder, encoding: 'utf8', env, stdio: ['pipe', stdout, 'pipe'] });
}

function folderWith(...names: readonly string[]): string {
  const folder = mkdtempSync(join(ROOT, 'c '));
  for (const name of names) writeFileSync(join(folder, name), ACME);
  return folder;
}

const EMPTY: readonly (readonly [words: readonly string[], says: RegExp])[] = [
  ...['validate', 'plan', 'generate', 'pack'].map((command) => [[command, ''], /^One FILE is an empty text\. /] as const),
  [['generate', 'connector.yaml', ''], /^One FILE is an empty text\. /],
  [['', 'connector.yaml'], /^There is no command ''\./],
  [['generate', 'connector.yaml', '--on-conflict', ''], /^--on-conflict is fail, keep or markers, not ''\./],
  [['generate', 'connector.yaml', '--on-conflict='], /^--on-conflict is fail, keep or markers, not ''\./],
  [['generate', 'connector.yaml', '--json='], /^'--json' takes no value\./],
  [['generate', 'connector.yaml', '--check='], /^'--check' takes no value\./],
];

for (const [words, says] of EMPTY) {
  test(`an empty text is wrong use: ${JSON.stringify(words)}`, () => {
    const folder = folderWith('connector.yaml');
    const { status, stdout, stderr } = run(folder, words);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, says);
    assert.equal(existsSync(join(folder, 'collection.json')), false);
  });
}

/** The files of a folder, the FILE that is given, and what validate says of it: the file that counts, or a problem. */
const NAMES: readonly (readonly [names: readonly string[], given: string, says: RegExp])[] = [
  [['connector.yaml'], '.', /^\.\/connector\.yaml: valid/],
  [['connector.yml'], '.', /^\.\/connector\.yml: valid/],
  [['connector.yml'], 'connector.yml', /^connector\.yml: valid/],
  [['connector.yaml', 'connector.yml'], '.', /^\.\/connector\.yaml: valid/],
  [['connector.yaml', 'connector.yml'], 'connector.yaml', /^connector\.yaml: valid/],
  [['connector.yaml', 'connector.yml'], 'connector.yml', /^connector\.yml:1:1 connector-shadowed /],
  [['other.yml', 'connector.yaml'], 'other.yml', /^other\.yml: valid/],
  [[], '.', /^\.\/connector\.yaml:1:1 file-missing /],
  [['connector.yaml'], 'connector.yml', /^connector\.yml:1:1 file-missing /],
];

for (const [names, given, says] of NAMES) {
  test(`which file counts: ${given} beside ${names.join(' and ') || 'nothing'}`, () => {
    const { status, stdout } = run(folderWith(...names), ['validate', given]);
    assert.match(stdout, says);
    assert.equal(status, stdout.includes('valid') ? 0 : 1);
  });
}

test('a connector.yml that does not count makes nothing, and hinders nothing', () => {
  const folder = folderWith('connector.yaml', 'connector.yml');
  const told = run(folder, ['generate', 'connector.yml']);
  assert.deepEqual([told.status, existsSync(join(folder, 'collection.json'))], [1, false]);
  const both = run(folder, ['generate', 'connector.yml', 'connector.yaml']);
  assert.equal(both.status, 1);
  assert.match(both.stdout, /^connector\.yml:1:1 connector-shadowed [^\n]*\n[^]*\nacme: 10 elements in 12 files /);
  assert.ok(existsSync(join(folder, 'collection.json')));
});

test('a link to the same file, and a folder of that name, are no other connector', () => {
  const linked = folderWith('connector.yml');
  symlinkSync('connector.yml', join(linked, 'connector.yaml'));
  assert.equal(run(linked, ['validate', 'connector.yml']).status, 0);
  const beside = folderWith('connector.yml');
  mkdirSync(join(beside, 'connector.yaml'));
  for (const given of ['.', 'connector.yml']) assert.equal(run(beside, ['validate', given]).status, 0, given);
});

const FULL = '/dev/full';

test('an output that cannot be written is a failure, in one line', { skip: !existsSync(FULL) && 'no /dev/full here' }, () => {
  for (const words of [['--help'], ['--version'], ['validate', '.'], ['plan', '.', '--json'], ['generate', '.']]) {
    const full = openSync(FULL, 'w');
    const { status, stderr } = run(folderWith('connector.yaml'), words, full);
    closeSync(full);
    assert.equal(status, 1, words.join(' '));
    assert.match(stderr, /^What there is to tell could not be written to the output \(ENOSPC\)[^\n]*\n$/);
  }
});

test('whoever stops reading is told nothing', { skip: process.platform === 'win32' && 'no shell of that kind there' }, () => {
  const folder = folderWith('connector.yaml');
  const script = '{ "$0" "$1" plan . --json; echo "code $?" >&2; } | true';
  const { stderr } = spawnSync('sh', ['-c', script, process.execPath, CLI], { cwd: folder, encoding: 'utf8' });
  assert.equal(stderr, 'code 0\n');
});

test('the line of progress goes only to a terminal that can take it back', () => {
  const { isTTY } = process.stderr;
  const { TERM } = process.env;
  const write = process.stderr.write.bind(process.stderr);
  const told = (terminal: boolean, kind: string): string => {
    let text = '';
    process.stderr.isTTY = terminal;
    process.env['TERM'] = kind;
    process.stderr.write = (chunk: string | Uint8Array) => Boolean((text += String(chunk)));
    try {
      progress('generate');
    } finally {
      process.stderr.write = write;
    }
    return text;
  };
  try {
    assert.deepEqual([told(true, 'xterm'), told(true, 'dumb'), told(false, 'xterm')], ['\r\u001b[Kgenerate', '', '']);
  } finally {
    process.stderr.isTTY = isTTY;
    if (TERM === undefined) delete process.env['TERM'];
    else process.env['TERM'] = TERM;
  }
});
