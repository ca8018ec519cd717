import assert from 'node:assert/strict';
import fs, { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { MANIFEST_FILE } from '../../src/core/index.js';
import { runCommand } from '../../src/cli/run.js';
import { connectorText } from '../support/connector.js';

const ROOT = mkdtempSync(join(tmpdir(), 'stopped ñ '));
after(() => rmSync(ROOT, { recursive: true, force: true }));

const CHANGING = ['writeFileSync', 'renameSync', 'rmSync', 'unlinkSync', 'mkdirSync', 'rmdirSync', 'chmodSync', 'linkSync'] as const;
const REAL = Object.fromEntries(CHANGING.map((name) => [name, fs[name]]));

type Forbid = (step: number, name: string, words: readonly unknown[]) => string | undefined;

/** Counts what is done to the disk, and may forbid a step. */
class Steps {
  count = 0;

  /** @param forbid gives an error's code for a step that is not to happen */
  constructor(forbid: Forbid) {
    for (const name of CHANGING) {
      const step = (...words: unknown[]): unknown => {
        this.count += 1;
        const code = forbid(this.count, name, words);
        if (code !== undefined) throw Object.assign(new Error(code), { syscall: name, code });
        return (REAL[name] as (...all: unknown[]) => unknown)(...words);
      };
      Object.assign(fs, { [name]: step });
    }
    syncBuiltinESMExports();
  }

  end(): void {
    Object.assign(fs, REAL);
    syncBuiltinESMExports();
  }
}

/** Whatever is done to the disk from a step on does not happen, as if the process had been killed before it. */
const killedAt =
  (at: number) =>
  (step: number): string | undefined =>
    step > at ? 'EKILLED' : undefined;

type Files = ReadonlyMap<string, string>;

class Folder {
  readonly path = mkdtempSync(join(ROOT, 'c '));

  constructor(files: Files) {
    for (const [path, text] of files) this.write(path, text);
  }

  write(path: string, text: string): void {
    const file = join(this.path, path);
    fs.mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  }

  edit(path: string): boolean {
    const file = join(this.path, path);
    if (!fs.existsSync(file)) return false;
    writeFileSync(file, `${readFileSync(file, 'utf8')}# by hand\n`);
    return true;
  }

  /** Every file but the spec; those of a dead process too. */
  files(): Files {
    const paths = readdirSync(this.path, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(this.path, path)).isFile());
    return new Map(
      paths
        .filter((path) => path !== 'connector.yaml')
        .sort()
        .map((path) => [path, readFileSync(join(this.path, path), 'utf8')]),
    );
  }

  emptyFolders(): readonly string[] {
    const paths = readdirSync(this.path, { recursive: true, encoding: 'utf8' });
    return paths.filter((path) => statSync(join(this.path, path)).isDirectory() && readdirSync(join(this.path, path)).length === 0);
  }

  /** What a killed process leaves behind bears the number of this living one: it gets that of one that never lived. */
  bury(): void {
    for (const path of readdirSync(this.path, { recursive: true, encoding: 'utf8' })) {
      const dead = path.replace(`.cenit-${process.pid}-`, '.cenit-999999999-');
      if (dead !== path) fs.renameSync(join(this.path, path), join(this.path, dead));
    }
    for (const name of ['.cenit-journal', '.cenit-lock']) {
      const file = join(this.path, name);
      if (fs.existsSync(file)) writeFileSync(file, readFileSync(file, 'utf8').replaceAll(String(process.pid), '999999999'));
    }
  }

  async generate(spec: string, forbid: Forbid = () => undefined) {
    this.write('connector.yaml', spec);
    const steps = new Steps(forbid);
    try {
      const reports = await runCommand('generate', [this.path], { check: false, json: false, onConflict: 'fail' });
      const problems = reports.flatMap((report) => report.problems.map(({ code, file }) => `${code} ${file.slice(this.path.length + 1)}`));
      return { steps: steps.count, problems: problems.filter((problem) => !problem.startsWith('run-mended')) };
    } finally {
      steps.end();
    }
  }

  /** A run that is killed before a step. */
  async kill(spec: string, at: number): Promise<void> {
    await this.generate(spec, killedAt(at));
    this.bury();
  }

  async made(spec: string): Promise<Files> {
    assert.deepEqual((await this.generate(spec)).problems, []);
    return this.files();
  }
}

const OLD = connectorText();
const NEW = connectorText('    record: data').replace('api.acme.example', 'new.acme.example');
const EDITED = 'collection/algorithms/contact/do_get_contact.rb';

const before = await new Folder(new Map()).made(OLD);
const fresh = await new Folder(new Map()).made(NEW);

/** A folder of the old spec with a file edited by hand, and what the new one makes of it. */
async function startingPoint(): Promise<{ readonly start: Files; readonly done: Files; readonly steps: number }> {
  const folder = new Folder(before);
  writeFileSync(join(folder.path, EDITED), `${before.get(EDITED) ?? ''}# by hand\n`);
  assert.deepEqual((await folder.generate(OLD)).problems, []);
  const start = folder.files();
  const { steps, problems } = await folder.generate(NEW);
  assert.deepEqual(problems, []);
  return { start, done: folder.files(), steps };
}

const { start, done, steps } = await startingPoint();
const stops = Array.from({ length: steps }, (_, index) => index);

test('killed at any step: the next run makes the same as one that was never killed', async () => {
  assert.ok(steps > 20 && done.get(EDITED)?.endsWith('# by hand\n') && !fresh.get(EDITED)?.endsWith('# by hand\n'));
  for (const at of stops) {
    const folder = new Folder(start);
    await folder.kill(NEW, at);
    assert.deepEqual((await folder.generate(NEW)).problems, [], `step ${at}`);
    assert.deepEqual(folder.files(), done, `step ${at}`);
  }
});

test('killed at any step of a first run', async () => {
  const { steps: all } = await new Folder(new Map()).generate(OLD);
  for (let at = 0; at < all; at += 1) {
    const folder = new Folder(new Map());
    await folder.kill(OLD, at);
    await folder.generate(OLD);
    assert.deepEqual(folder.files(), before, `step ${at}`);
  }
});

test('killed at any step, and the change of the spec is taken back: all is as it was', async () => {
  for (const at of stops) {
    const folder = new Folder(start);
    await folder.kill(NEW, at);
    assert.deepEqual((await folder.generate(OLD)).problems, [], `step ${at}`);
    assert.deepEqual(folder.files(), start, `step ${at}`);
  }
});

test('killed at any step, and the run that mends it too', async () => {
  for (const at of stops.filter((step) => step % 3 === 0)) {
    for (const second of [1, 2, 4, 7, 11, 17]) {
      const folder = new Folder(start);
      await folder.kill(NEW, at);
      await folder.kill(NEW, second);
      await folder.generate(NEW);
      assert.deepEqual(folder.files(), done, `steps ${at} and ${second}`);
    }
  }
});

const MORE = `${OLD}  - {name: Deal, primary_key: id, import: {all: GET deals, one: "GET deals/{id}"}}\n`;

test('killed at any step of a run that makes folders or takes them away: the next leaves none that is empty', async () => {
  for (const [from, to] of [
    [before, MORE],
    [await new Folder(new Map()).made(MORE), OLD],
  ] as const) {
    const { steps: all } = await new Folder(from).generate(to);
    for (let at = 0; at < all; at += 1) {
      const folder = new Folder(from);
      await folder.kill(to, at);
      assert.deepEqual((await folder.generate(OLD)).problems, [], `step ${at}`);
      assert.deepEqual(folder.emptyFolders(), [], `step ${at} of ${all} to ${to === OLD ? 'old' : 'more'}`);
      assert.deepEqual(folder.files(), before, `step ${at}`);
    }
  }
});

const OTHER = 'collection/algorithms/contact/do_create_contact.rb';

test('killed at any step, and a file is edited before the next run: the edit is there, and what is generated too', async () => {
  for (const at of stops) {
    const folder = new Folder(start);
    await folder.kill(NEW, at);
    assert.ok(folder.edit(OTHER));
    const edited = folder.files();
    assert.deepEqual((await folder.generate(NEW)).problems, [], `step ${at}`);
    const files = folder.files();
    assert.equal(files.get(OTHER), `${fresh.get(OTHER) ?? ''}# by hand\n`, `step ${at}: ${edited.get(OTHER) ?? ''}`);
    const others = (all: Files): Files => new Map([...all].filter(([path]) => ![OTHER, 'collection.json', MANIFEST_FILE].includes(path)));
    assert.deepEqual(others(files), others(done), `step ${at}`);
    assert.match(files.get('collection.json') ?? '', /do_create_contact[^]*# by hand/);
  }
});

test('no room on the disk at any step before the first file is replaced: all is as it was, and the file is named', async () => {
  for (const at of stops) {
    const folder = new Folder(start);
    const { problems } = await folder.generate(NEW, (step, name) => (step === at && name === 'writeFileSync' ? 'ENOSPC' : undefined));
    if (problems.length > 0) {
      assert.match(problems.join(), /^write-no-space \S+$/);
      assert.deepEqual(folder.files(), start, `step ${at}`);
    }
    assert.deepEqual((await folder.generate(NEW)).problems, []);
    assert.deepEqual(folder.files(), done, `step ${at}`);
  }
});

test('a permission lost at any step: the file is named, and the next run completes it', async () => {
  for (const at of stops) {
    const folder = new Folder(start);
    const { problems } = await folder.generate(NEW, (step, name) => (step >= at && name === 'renameSync' ? 'EACCES' : undefined));
    assert.match(problems.join(), /^(write-denied \S+)?$/, `step ${at}`);
    assert.deepEqual((await folder.generate(NEW)).problems, []);
    assert.deepEqual(folder.files(), done, `step ${at}`);
  }
});

test('every permission lost at any step: a file is named, and the next run completes it', async () => {
  const more = await new Folder(new Map()).made(MORE);
  for (const [from, to, made] of [
    [start, NEW, done],
    [more, OLD, before],
  ] as const) {
    const { steps: all } = await new Folder(from).generate(to);
    for (let at = 1; at <= all; at += 1) {
      const folder = new Folder(from);
      const { problems } = await folder.generate(to, (step) => (step >= at ? 'EACCES' : undefined));
      assert.match(problems.join(), /^(write-denied \S+)?$/, `step ${at}`);
      folder.bury();
      assert.deepEqual((await folder.generate(to)).problems, [], `step ${at}`);
      assert.deepEqual(folder.files(), made, `step ${at}`);
      assert.deepEqual(folder.emptyFolders(), [], `step ${at}`);
    }
  }
});

test('a folder that is empty then may not be taken away: a file of it is named, and the next run takes it away', async () => {
  const folder = new Folder(await new Folder(new Map()).made(MORE));
  const { problems } = await folder.generate(OLD, (_, name) => (name === 'rmdirSync' ? 'EACCES' : undefined));
  assert.match(problems.join(), /^write-denied collection\/algorithms\/deal\/\S+\.rb$/);
  assert.deepEqual((await folder.generate(OLD)).problems, []);
  assert.deepEqual([folder.files(), folder.emptyFolders()], [before, []]);
});

test('a file is edited while the run writes: the edit stays, is told where it stands in the way, and is merged by the next run', async () => {
  for (const at of stops) {
    const folder = new Folder(start);
    const { problems } = await folder.generate(NEW, (step, name, words) => {
      // Between the last look at the file and its rename there is no time that a program could use.
      const isRename = name === 'renameSync' && String(words[1]).endsWith(OTHER);
      if (step === at && !isRename) writeEdit(folder);
      return undefined;
    });
    if (!folder.files().get(OTHER)?.endsWith('# by hand\n')) writeEdit(folder);
    assert.match(problems.join(), /^(write-(left|changed) \S+do_create_contact\.rb)?$/, `step ${at}`);
    assert.match(folder.files().get(OTHER) ?? '', /# by hand\n$/, `step ${at}`);
    assert.deepEqual((await folder.generate(NEW)).problems, [], `step ${at}`);
    assert.equal(folder.files().get(OTHER), `${fresh.get(OTHER) ?? ''}# by hand\n`, `step ${at}`);
  }
});

/** Another program's own way to the disk. */
function writeEdit(folder: Folder): void {
  const file = join(folder.path, OTHER);
  (REAL.writeFileSync as typeof writeFileSync)(file, `${readFileSync(file, 'utf8')}# by hand\n`);
}
