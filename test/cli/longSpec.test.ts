import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ACME, CLI, testFolder } from '../support/commandLine.js';

// The files of a long connector.yaml are read and packed by a thread of their own; what comes of it must be the same.
const ROOT = testFolder('archivos');
const SPEC = `${ACME}    export: {create: POST contacts, update: "PUT contacts/{id}"}
`;
const LONG_COMMENT = `${`# ${'word '.repeat(15)}\n`.repeat(500)}`;
const GET = 'collection/algorithms/contact/do_get_contact.rb';
const MANY = 'collection/algorithms/contact/do_get_contacts.rb';
const HOOK = 'collection/resources/contact/get_contact.json';

/** What Node calls the flag that takes from a program what it was not given. */
const PERMISSION = ['--permission', '--experimental-permission'].find((flag) => process.allowedNodeEnvironmentFlags.has(flag));
const NO_THREADS = PERMISSION ? [PERMISSION, '--allow-fs-read=*', '--allow-fs-write=*'] : [];

class Folder {
  readonly path = mkdtempSync(join(ROOT, 'c '));

  constructor(
    readonly pad: string,
    readonly flags: readonly string[] = [],
  ) {
    this.spec(SPEC);
  }

  spec(text: string): void {
    writeFileSync(join(this.path, 'connector.yaml'), text + this.pad);
  }

  edit(path: string, change: (text: string) => string): void {
    writeFileSync(join(this.path, path), change(readFileSync(join(this.path, path), 'utf8')));
  }

  /** Exit code and output; of what Node itself says of its flags nothing. */
  run(...words: readonly string[]) {
    const env = { ...process.env, LC_ALL: 'C', NODE_NO_WARNINGS: '1' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [...this.flags, CLI, ...words], {
      cwd: this.path,
      encoding: 'utf8',
      env,
    });
    return { status, stdout, stderr };
  }

  /** Text of every file below it. */
  files(): ReadonlyMap<string, string> {
    const paths = readdirSync(this.path, { recursive: true, encoding: 'utf8' }).filter((path) => path !== 'connector.yaml');
    return new Map(
      paths
        .sort()
        .flatMap((path) => (statSync(join(this.path, path)).isFile() ? [[path, readFileSync(join(this.path, path), 'utf8')]] : [])),
    );
  }
}

const RUN = ['generate', '.'];

/** What happens to a connector, and what is run after it. */
const STEPS: readonly (readonly [string, (folder: Folder) => void, readonly string[]])[] = [
  ['is validated before anything is there', () => undefined, ['validate', '.']],
  ['is generated', () => undefined, RUN],
  ['is generated again', () => undefined, RUN],
  ['was edited by hand', (folder) => folder.edit(GET, (text) => `${text}\n# mine\n`), ['plan', '.']],
  ['and is checked', () => undefined, ['generate', '--check', '.']],
  ['and generated', () => undefined, RUN],
  ['and generated again', () => undefined, RUN],
  ['gets another key', (folder) => folder.spec(SPEC.replace('GET contacts,', 'GET people,')), RUN],
  ['lost a file', (folder) => rmSync(join(folder.path, HOOK)), ['generate', '--json', '.']],
  ['has a conflict', (folder) => folder.edit(MANY, (text) => text.replaceAll('people', 'persons')), RUN],
  ['has one with another text', (folder) => folder.spec(SPEC.replace('GET contacts,', 'GET clients,')), RUN],
  ['is to show both sides', () => undefined, ['generate', '--on-conflict', 'markers', '.']],
  ['shows them', () => undefined, ['generate', '--on-conflict', 'markers', '.']],
  ['has an element that is no JSON', (folder) => folder.edit(HOOK, () => '{'), RUN],
  ['and is packed', () => undefined, ['pack', '.']],
  ['has an error', (folder) => folder.spec(`${SPEC}resurces: []\n`), RUN],
  ['has a folder in the way', inTheWay, RUN],
];

function inTheWay(folder: Folder): void {
  folder.spec(SPEC);
  rmSync(join(folder.path, HOOK));
  mkdirSync(join(folder.path, HOOK));
  symlinkSync('/etc/hosts', join(folder.path, 'collection/resources/contact/out.json'));
}

function compare(short: Folder, long: Folder, steps = STEPS): void {
  for (const [what, change, words] of steps) {
    change(short);
    change(long);
    assert.deepEqual(long.run(...words), short.run(...words), what);
    assert.deepEqual(long.files(), short.files(), what);
  }
}

test('a long connector.yaml is worked on as a short one is', () => compare(new Folder(''), new Folder(LONG_COMMENT)));

test('and so it is where no thread may be started', { skip: PERMISSION ? false : 'this Node has no flag that forbids threads' }, () =>
  compare(new Folder(''), new Folder(LONG_COMMENT, NO_THREADS), STEPS.slice(0, 5)),
);
