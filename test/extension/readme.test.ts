import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { readManifest } from './nls.js';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly title: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}

const { contributes } = readManifest() as Manifest;
const readme = readFileSync('README.md', 'utf8');

/** The cells of each row of the table whose first column is called so; there may be several. */
function tables(column: string): readonly (readonly (readonly string[])[])[] {
  const blocks = readme.split(/\n{2,}/).filter((block) => block.startsWith(`| ${column} |`));
  return blocks.map((block) =>
    block
      .trim()
      .split('\n')
      .slice(2)
      .map((row) =>
        row
          .split('|')
          .map((cell) => cell.trim())
          .slice(1, -1),
      ),
  );
}

test('the table of commands has every command once, and no other', () => {
  const rows = tables('Command').find(([first]) => first?.[0]?.startsWith('*')) ?? [];
  const told = rows.flatMap(([names = '']) => [...names.matchAll(/\*([^*]+)\*/g)].map(([, name]) => name));
  assert.deepEqual(told.sort(), contributes.commands.map(({ title }) => title).sort());
});

test('the table of settings has every setting with its default, and no other', () => {
  const [rows = []] = tables('Setting');
  const wanted = Object.entries(contributes.configuration.properties).map(([name, { default: value }]) => [
    `\`${name}\``,
    `\`${String(value)}\``,
  ]);
  assert.deepEqual(rows.map((cells) => cells.slice(0, 2)).sort(), wanted.sort());
  for (const [name, , what = ''] of rows) assert.notEqual(what, '', name);
});

test('what the README and the pages of docs lead to is there', () => {
  const pages = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', ...readdirSync('docs').map((name) => `docs/${name}`)];
  for (const page of pages.filter((name) => name.endsWith('.md')))
    for (const [, target = ''] of readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g))
      if (!/^(?:https?:|#)/.test(target)) assert.ok(existsSync(join(dirname(page), target.replace(/#.*/, ''))), `${page}: ${target}`);
});

test('every test that the page on accessibility names is there', () => {
  const page = readFileSync('docs/accessibility.md', 'utf8');
  const names = [...page.matchAll(/`([\w/]+\.(?:test\.ts|css|md))`/g)].map(([, name = '']) => name);
  assert.ok(names.length > 20);
  for (const name of names) assert.ok([name, `test/webview/${name}`].some(existsSync), name);
});

test('each command of the README for a fresh checkout installs what it needs, and exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: Readonly<Record<string, string>> };
  const lines = [...readme.matchAll(/^```sh\n(npm .*)\n```$/gm)].map(([, line = '']) => line);
  assert.equal(lines.length, 3);
  for (const line of lines) assert.match(line, /^npm ci && npm (?:run )?\w+$/);
  for (const line of lines) assert.ok(scripts[line.split(' ').at(-1) ?? ''], line);
});

test('the editor says what to do first where nothing is installed', () => {
  const checkout = mkdtempSync(join(tmpdir(), 'cenit-bare-'));
  try {
    for (const part of ['package.json', 'examples', 'scripts']) cpSync(part, join(checkout, part), { recursive: true });
    const { status, stderr } = spawnSync(process.execPath, ['scripts/openEditor.mjs', '--browser'], { cwd: checkout, encoding: 'utf8' });
    assert.equal(status, 1);
    assert.match(stderr, /first run `npm ci`/);
  } finally {
    rmSync(checkout, { recursive: true, force: true });
  }
});
