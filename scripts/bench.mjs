// Measures what the product promises about speed and prints each figure beside its bound: npm run bench
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { held } from './held.mjs';

const CLI = resolve('dist/cli.js');
const RUNS = 5;
const seconds = (work) => {
  const began = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - began) / 1e9;
};
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const TMPFS = 0x01021994;
const isRam = (folder) => existsSync(folder) && statfsSync(folder).type === TMPFS;
const ram = ['/dev/shm', tmpdir()].find(isRam);

/** Both flows, so that each resource makes sixteen files or so. */
const spec = (count) => `name: big
authorization: {type: basic}
connection: {url: https://api.big.example/v1}
resources:
${Array.from({ length: count }, (_, i) => `  - name: Item${i + 1}\n    primary_key: id\n    import: {all: GET items${i}, one: "GET items${i}/{id}"}\n    export: {create: POST items${i}, update: "PUT items${i}/{id}"}\n`).join('')}`;

function generate(parent, text) {
  const folder = mkdtempSync(join(parent, 'bench-'));
  return { folder, took: generateInto(folder, text) };
}

function generateInto(folder, text) {
  writeFileSync(join(folder, 'connector.yaml'), text);
  return seconds(() => {
    const run = spawnSync(process.execPath, [CLI, 'generate', folder], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stdout + run.stderr);
  });
}

/** What a second run takes, and how many files it writes: a file that is written has another number, or another time. */
function regenerate(parent, text, next) {
  const { folder } = generate(parent, text);
  const marks = () => new Map(readAll(folder).map(([path]) => [path, markOf(join(folder, path))]));
  const before = marks();
  const took = generateInto(folder, next);
  const written = [...marks()].filter(([path, mark]) => path !== 'connector.yaml' && before.get(path) !== mark).length;
  rmSync(folder, { recursive: true });
  return { took, written };
}

const markOf = (file) => {
  const { ino, mtimeMs } = statSync(file);
  return `${ino} ${mtimeMs}`;
};

function readAll(folder, under = '') {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? readAll(folder, join(under, entry.name))
      : [[join(under, entry.name), readFileSync(join(folder, under, entry.name), 'utf8')]],
  );
}

/** Writes the same files with nothing but the system's calls. */
function writeBare(parent, files) {
  const folder = mkdtempSync(join(parent, 'bare-'));
  const took = seconds(() => {
    const made = new Set();
    for (const [path, text] of files) {
      const target = join(folder, path);
      if (!made.has(dirname(target))) mkdirSync(dirname(target), { recursive: true });
      made.add(dirname(target));
      writeFileSync(target, text);
    }
  });
  rmSync(folder, { recursive: true });
  return took;
}

const rows = [];
const row = (what, value, bound, unit) =>
  rows.push({ what, value: `${value.toFixed(2)} ${unit}`, bound: `≤ ${bound} ${unit}`, holds: held(value, bound) });

function repeated(parent, text, runs) {
  const times = Array.from({ length: runs }, () => {
    const { folder, took } = generate(parent, text);
    rmSync(folder, { recursive: true });
    return took;
  });
  return median(times);
}

const example = readFileSync('examples/zohocrm/connector.yaml', 'utf8');
row('generate the example, cold process', repeated(tmpdir(), example, RUNS), 0.5, 's');

const disk = resolve('dist');
if (ram) {
  const large = repeated(ram, spec(500), 3);
  const small = repeated(ram, spec(50), RUNS);
  const start = repeated(ram, spec(1), RUNS);
  row('generate 500 resources, RAM-backed folder', large, 5, 's');
  row('cost of a resource at 500, against one at 50', (large - start) / 499 / ((small - start) / 49), 1.5, '×');
} else console.log('no RAM-backed folder here: the two figures that need one are left out');

const again = (next) => Array.from({ length: 3 }, () => regenerate(ram ?? disk, spec(500), next));
const middle = (runs, figure) => median(runs.map((run) => run[figure]));
const same = again(spec(500));
row('generate 500 resources again, nothing changed', middle(same, 'took'), 2, 's');
row('files written then', middle(same, 'written'), 0, 'files');
const other = again(spec(500).replace('GET items249,', 'GET others,'));
row('generate 500 resources again, one changed', middle(other, 'took'), 5, 's');
row('files written then', middle(other, 'written'), 20, 'files');

const ratios = Array.from({ length: 3 }, () => {
  const { folder, took } = generate(disk, spec(500));
  const files = readAll(folder);
  rmSync(folder, { recursive: true });
  const bare = writeBare(disk, files);
  return { files: files.length, ratio: took / bare, took, bare };
});
row(`generate 500 resources on disk (${ratios[0].files} files), against bare writing`, median(ratios.map((one) => one.ratio)), 2, '×');
console.log(
  `on disk: generate ${ratios.map(({ took }) => took.toFixed(2)).join(', ')} s; bare writing ${ratios.map(({ bare }) => bare.toFixed(2)).join(', ')} s`,
);
console.table(rows);
