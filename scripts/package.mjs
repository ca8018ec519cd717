// Builds the extension and packs it into one .vsix whose content and sizes are as promised: npm run package
//   --built     what dist/ holds is packed as it is     --update   writes test/package-files.txt anew     --out FILE
import { createVSIX } from '@vscode/vsce';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { bomOf } from './bom.mjs';
import { readBundled } from './bundled.mjs';
import { writeIfChanged } from './generate.mjs';
import { noticesOf } from './notices.mjs';
import { packagedFiles } from './packaged.mjs';
import { serverSize } from './serverSize.mjs';

const EXPECTED = 'test/package-files.txt';
/** What the packed files hold of others, inside the .vsix and beside it. */
const BOM = 'dist/bom.json';
const NOTICES = 'dist/ThirdPartyNotices.txt';
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const words = process.argv.slice(2);
const product = JSON.parse(readFileSync('package.json', 'utf8'));
const { name, version } = product;
const out = words.includes('--out') ? words[words.indexOf('--out') + 1] : `${name}-${version}.vsix`;

if (!words.includes('--built')) {
  const built = spawnSync(process.execPath, ['esbuild.mjs'], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
}
if (!words.includes('--out')) for (const file of readdirSync('.')) if (/\.(?:vsix|cdx\.json)$/.test(file)) rmSync(file);
// Listed only where they are there.
for (const file of [BOM, NOTICES]) if (!existsSync(file)) writeFileSync(file, '');

/** @param {string} folder */
function noticed(folder, { version, license }) {
  return { name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length), version, license: license ?? '' };
}

/** What .vscodeignore lets in, against the list that was agreed on. */
const files = await packagedFiles();
const expected = existsSync(EXPECTED) ? readFileSync(EXPECTED, 'utf8').split('\n').filter(Boolean) : [];
const changed = [
  ...files.filter((file) => !expected.includes(file)).map((file) => `+ ${file}`),
  ...expected.filter((file) => !files.includes(file)).map((file) => `- ${file}`),
];
if (words.includes('--update')) writeFileSync(EXPECTED, `${files.join('\n')}\n`);
else if (changed.length) {
  console.error(`The packed files are not those of ${EXPECTED} (npm run package -- --update writes it anew):\n${changed.join('\n')}`);
  process.exitCode = 1;
}

const { packages: locked } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const bom = bomOf({ product, locked, bundled: readBundled(), files, read: (file) => readFileSync(file) });
writeIfChanged(BOM, `${JSON.stringify(bom, null, 2)}\n`);
const folders = [...new Set(files.flatMap((file) => readBundled()[file] ?? []))].sort();
writeIfChanged(NOTICES, noticesOf(folders.map((folder) => ({ folder, ...noticed(folder, locked[folder]) }))));
await createVSIX({ dependencies: false, packagePath: out });
copyFileSync(BOM, out.replace(/(?:\.vsix)?$/, '.cdx.json'));

const sizes = [
  { file: 'dist/extension.js', limit: 200_000 },
  { file: 'dist/server.js with dist/server', size: serverSize(), limit: 500_000 },
  { file: out, limit: 1_600_000 },
];
for (const { file, limit, size = statSync(file).size } of sizes) {
  console.log(`${file}: ${kB(size)} (at most ${kB(limit)})${size > limit ? ': TOO LARGE' : ''}`);
  if (size > limit) process.exitCode = 1;
}
console.log(`${files.length} files in ${out}, of ${bom.components.length} packages beside its own sources`);
