// What the kinds of faults share: the connector, folders of it, runs of the command line, and how they are counted.
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const RESOURCES = 200;
export const MANIFEST = 'collection/.generated.json';
const PACKED = 'collection.json';
export const ROOT = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'faults-'));
chmodSync(ROOT, 0o755);
process.on('exit', () => rmSync(ROOT, { recursive: true, force: true }));

/** The bundle in a place that another user may read. */
const CLI = join(ROOT, 'cli.js');
for (const name of ['cli.js', 'prism.js', 'prism.wasm']) copyFileSync(resolve('dist', name), join(ROOT, name));

const FLOWS = [
  (name) => `    export: {create: POST ${name}, update: "PUT ${name}/{id}"}\n`,
  (name) => `    import: {all: GET ${name}, one: "GET ${name}/{id}"}\n`,
];

/**
 * A connector in variants. From 0 to 1 many files change, the last ten resources go, and others come; from 0 to 2 many change, and one
 * resource gets another name.
 * @param touched a resource that alone reads another path
 */
export function specOf(variant, { count = RESOURCES, touched = 0 } = {}) {
  const changed = variant === 1;
  const numbers = Array.from({ length: count }, (_, index) => index + 1 + (changed && index >= count - 10 ? 10 : 0));
  const resources = numbers.map((number) => {
    const path = `items${number}${(variant > 0 && number % 4 > 1) || number === touched ? '/v2' : ''}`;
    const name = variant === 2 && number === 21 ? 'Entry21' : `Item${number}`;
    return `  - name: ${name}\n    primary_key: id\n${FLOWS[number % 4 === 1 ? 1 : 0](path)}`;
  });
  const paging = changed ? 'defaults: {pagination: {type: page, parameter: page, start: 1, size: {parameter: per, value: 50}}}\n' : '';
  return `name: big\nauthorization: {type: basic}\nconnection: {url: https://api.big.example/v1}\n${paging}resources:\n${resources.join('')}`;
}

export const specFile = (folder) => join(folder, 'connector.yaml');
export const writeSpec = (folder, text) => writeFileSync(specFile(folder), text);
export const append = (folder, path, text) => writeFileSync(join(folder, path), text, { flag: 'a' });

let folders = 0;

/** A copy with files of its own. */
export function copyOf(folder, parent = ROOT) {
  const copy = join(parent, `copy-${(folders += 1)}`);
  execFileSync('cp', ['-r', folder, copy]);
  return copy;
}

/** A copy with a variant's spec. */
export function copyWith({ folder, count }, variant, parent) {
  const copy = copyOf(folder, parent);
  writeSpec(copy, specOf(variant, { count }));
  return copy;
}

/** The first file that two folders have both, each another. */
export const firstChanged = (before, after) => differing(before, after).find((path) => before.has(path) && after.has(path));

export const remove = (folder) => rmSync(folder, { recursive: true, force: true });

/** Every file but the spec by its path, and every folder as one that ends with a slash. */
export function filesOf(folder, under = '', found = new Map()) {
  for (const entry of readdirSync(join(folder, under), { withFileTypes: true })) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory()) filesOf(folder, path, found.set(`${path}/`, ''));
    else if (path !== 'connector.yaml') found.set(path, readFileSync(join(folder, path), 'utf8'));
  }
  return found;
}

/** The number and the time of a file tell whether it was replaced. */
export const inodesOf = (folder) =>
  new Map(
    [...filesOf(folder).keys()]
      .filter((path) => !path.endsWith('/'))
      .map((path) => {
        const { ino, mtimeMs } = statSync(join(folder, path));
        return [path, `${ino} ${mtimeMs}`];
      }),
  );

export const isDot = (path) => /(^|\/)\.cenit-/.test(path);

/** Paths that are not the same in both; those of temporary files are counted apart. */
export const differing = (one, other) =>
  [...new Set([...one.keys(), ...other.keys()])].filter((path) => !isDot(path) && one.get(path) !== other.get(path)).sort();

/** What is expected after an edit by hand: the file with its line, which is in its algorithm in collection.json, which is in the record of the run. */
export function withEdit(folder, after, { path, line }) {
  const packed = filesOf(folder).get(PACKED) ?? '';
  const said = JSON.stringify(line).slice(1, -1);
  if (packed.replace(said, '') !== after.get(PACKED) || !packed.includes(said)) return new Map(after).set(path, after.get(path) + line);
  const record = JSON.parse(after.get(MANIFEST));
  record.files[PACKED] = packed;
  return new Map(after)
    .set(path, after.get(path) + line)
    .set(PACKED, packed)
    .set(MANIFEST, `${JSON.stringify(record, null, 2)}\n`);
}

/**
 * Starts the command line; `done` gives its exit code, and what it printed as one object.
 * @param user the number of another user to run it as
 */
export function start(command, folder, { user, words = [] } = {}) {
  const as = user === undefined ? {} : { uid: user, gid: user };
  const child = spawn(process.execPath, [CLI, command, '--json', ...words, folder], { stdio: ['ignore', 'pipe', 'pipe'], ...as });
  let [out, said] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  const done = new Promise((settle) => {
    child.on('close', (code, signal) => settle({ code, signal, said, ...(out.endsWith('}\n') ? JSON.parse(out) : { problems: [] }) }));
  });
  return { child, done };
}

export const run = (command, folder, options) => start(command, folder, options).done;

const relative = (folder, file) => (file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : '');
export const errorsOf = (result) => result.problems.filter(({ severity }) => severity === 'error');
export const filesNamed = (folder, result) => errorsOf(result).map(({ file }) => relative(folder, file));
export const told = (result, code) => result.problems.some((problem) => problem.code === code);

/** A run that failed says why of a file of the folder; one that did not fail says nothing wrong. */
export function isNamed(folder, result) {
  if (result.said !== '' || told(result, 'internal')) return false;
  const named = filesNamed(folder, result);
  return result.code === 0 ? named.length === 0 : named.length > 0 && named.every((file) => file !== '' && !file.endsWith('/'));
}

/** The figures of one kind of fault. All but the runs are to be 0; what made them more is kept as sentences. */
export class Tally {
  runs = 0;
  lost = 0;
  torn = 0;
  unnamed = 0;
  left = 0;
  wrong = 0;
  notes = [];
  skipped = '';

  constructor(kind) {
    this.kind = kind;
  }

  add(figure, count, note) {
    this[figure] += count;
    if (count > 0) this.notes.push(`${this.kind}: ${figure}: ${note}`);
  }

  expect(holds, note) {
    this.add('wrong', holds ? 0 : 1, note);
  }

  /** A run that is to do its work. */
  succeeds(folder, result, note = '') {
    this.message(folder, result);
    this.expect(result.code === 0, `${note}: exit ${result.code}: ${JSON.stringify(errorsOf(result).slice(0, 2))}`);
  }

  /** A message without the name of a file, or without the one that it is about. */
  message(folder, result, file) {
    const named = filesNamed(folder, result);
    const isRight = isNamed(folder, result) && (file === undefined || named.includes(file));
    this.add('unnamed', isRight ? 0 : 1, `exit ${result.code}, ${result.said}${JSON.stringify(result.problems)}`);
  }

  /** The folder is as it should be, and holds no temporary file. */
  compare(folder, expected, note) {
    const files = filesOf(folder);
    const lost = differing(files, expected);
    this.add('lost', lost.length, `${note}: ${lost.slice(0, 5).join(', ')}${lost.length > 5 ? ` and ${lost.length - 5} more` : ''}`);
    const dots = [...files.keys()].filter(isDot);
    this.add('left', dots.length, `${note}: ${dots.slice(0, 5).join(', ')}`);
  }

  /** Each file is whole: the old text or the new one. */
  whole(folder, before, after, note) {
    const torn = [...filesOf(folder)].filter(([path, text]) => !isDot(path) && text !== before.get(path) && text !== after.get(path));
    this.add('torn', torn.length, `${note}: ${torn.map(([path]) => path).slice(0, 5)}`);
  }

  get failed() {
    return this.lost + this.torn + this.unnamed + this.left + this.wrong > 0;
  }

  get row() {
    const { kind, runs, lost, torn, unnamed, left, wrong } = this;
    return { kind, runs, lost, torn, 'file not named': unnamed, 'dot files left': left, 'other than expected': wrong };
  }
}

const BY_HAND = [
  'do_create_item2',
  'do_import_item1s',
  'do_get_item21',
  'do_get_item21s',
  'do_create_item24',
  'parse_from_api_response_item25',
];

/** A folder that was generated and edited by hand, and what each variant makes of it undisturbed. */
export async function startingPoint(count = RESOURCES) {
  const folder = join(ROOT, `start-${count}`);
  mkdirSync(folder);
  writeSpec(folder, specOf(0, { count }));
  const tally = new Tally('undisturbed');
  tally.succeeds(folder, await run('generate', folder));
  const made = [...filesOf(folder).keys()].filter((path) => path.endsWith('.rb'));
  const edited = made.filter(
    (path) => BY_HAND.some((name) => path.endsWith(`/${name}.rb`)) || path.endsWith(`/do_get_item${count - 3}s.rb`),
  );
  for (const path of edited) append(folder, path, '# by hand\n');
  tally.succeeds(folder, await run('generate', folder));
  const before = filesOf(folder);
  const after = new Map();
  for (const variant of [1, 2]) {
    const other = copyOf(folder);
    writeSpec(other, specOf(variant, { count }));
    tally.succeeds(other, await run('generate', other));
    after.set(variant, filesOf(other));
    remove(other);
  }
  if (tally.failed) throw new Error(tally.notes.join('\n'));
  return { folder, count, before, after, edited };
}
