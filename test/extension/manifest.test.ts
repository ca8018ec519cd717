import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { COMMANDS, CONTAINER, CONTEXTS, LANGUAGE, REVIEW_VIEW, SETTINGS, VIEW, FORM_EDITOR } from '../../src/extension/ids.js';
import { GENERATOR_VERSION } from '../../src/core/version.js';
import { askedKeys, manifestTexts, readManifest } from './nls.js';

interface Setting {
  readonly markdownDescription?: string;
  readonly markdownEnumDescriptions?: readonly string[];
  readonly scope?: string;
  readonly order?: number;
}

interface Manifest {
  readonly version: string;
  readonly repository: { readonly url: string };
  readonly engines: { readonly vscode: string };
  readonly activationEvents: readonly string[];
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string; icon?: string }[];
    readonly menus: Readonly<Record<string, readonly { command: string; when?: string; group?: string }[]>>;
    readonly customEditors: readonly { viewType: string; priority: string }[];
    readonly views: Readonly<Record<string, readonly { id: string }[]>>;
    readonly viewsWelcome: readonly { view: string; when: string; contents: string }[];
    readonly languages: readonly { id: string; configuration: string; filenames: readonly string[]; aliases: readonly string[] }[];
    readonly grammars: readonly { path: string }[];
    readonly yamlValidation: readonly { fileMatch: readonly string[]; url: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
}

const manifest = readManifest() as Manifest;
const { contributes } = manifest;
const ids = contributes.commands.map(({ command }) => command).sort();

test('the manifest has every command of the code, and no other', () => {
  assert.deepEqual(ids, Object.values(COMMANDS).sort());
});

test('every command of a menu, of a welcome text and of the palette exists', () => {
  for (const [menu, entries] of Object.entries(contributes.menus))
    for (const { command } of entries) assert.ok(ids.includes(command), `${menu}: ${command}`);
  for (const { contents } of contributes.viewsWelcome) {
    for (const [, command = ''] of contents.matchAll(/\(command:([\w.]+)\)/g))
      assert.ok(ids.includes(command) || command === 'vscode.openFolder', command);
  }
});

test('titles have a category, a verb in front and no full stop; icons stand only on commands of title bars and rows', () => {
  const withIcon = new Set(
    [
      ...(contributes.menus['view/title'] ?? []),
      ...(contributes.menus['view/item/context'] ?? []),
      ...(contributes.menus['editor/title'] ?? []),
    ].map(({ command }) => command),
  );
  for (const { command, title, category, icon } of contributes.commands) {
    assert.equal(category, 'Cenit');
    assert.match(title, /^[A-Z][a-z]+ .*[^.]$/, command);
    if (icon) assert.ok(withIcon.has(command), command);
  }
});

test('views, contexts, language and version are those of the code', () => {
  assert.deepEqual(Object.entries(contributes.views), [[CONTAINER, contributes.views[CONTAINER]]]);
  assert.deepEqual(
    contributes.views[CONTAINER]?.map(({ id }) => id),
    [VIEW, REVIEW_VIEW],
  );
  assert.deepEqual(
    contributes.languages.map(({ id }) => id),
    [LANGUAGE],
  );
  const known = Object.values(CONTEXTS) as string[];
  const conditions = [...Object.values(contributes.menus).flat(), ...contributes.viewsWelcome].map(({ when }) => when ?? '');
  for (const when of conditions)
    for (const [key] of when.matchAll(/cenitConnectors\.\w+/g)) assert.ok([...known, VIEW, REVIEW_VIEW, FORM_EDITOR].includes(key), key);
  assert.deepEqual(
    contributes.customEditors.map(({ viewType, priority }) => [viewType, priority]),
    [[FORM_EDITOR, 'option']],
  );
  assert.equal(manifest.version, GENERATOR_VERSION);
  assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode'] ?? ''}`);
});

test('the changelog begins with what is not released, then come the versions, the newest is that of the manifest', () => {
  const [unreleased, ...released] = [...readFileSync('CHANGELOG.md', 'utf8').matchAll(/^## (.*)$/gm)].map(([, heading = '']) => heading);
  assert.equal(unreleased, '[Unreleased]');
  for (const heading of released) assert.match(heading, /^\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}$/);
  assert.ok(released[0]?.startsWith(`[${manifest.version}] - `), released[0]);
});

test('the files of a connector are known by their paths on every system', () => {
  const conditions = Object.values(contributes.menus).flatMap((entries) => entries.map(({ when }) => when ?? ''));
  const patterns = conditions.flatMap((when) =>
    [...when.matchAll(/resourcePath =~ \/(.+)\//g)].map(([, source = '']) => new RegExp(source)),
  );
  assert.ok(patterns.length > 0);
  for (const pattern of patterns)
    for (const path of ['/a b/collection/algorithms/x.rb', 'c:\\a b\\collection\\algorithms\\x.rb']) assert.match(path, pattern);
});

test('what is not in the palette is in a menu of rows, or needs a light bulb, and no key is taken', () => {
  const hidden = (contributes.menus.commandPalette ?? []).filter(({ when }) => when === 'false').map(({ command }) => command);
  const ofRows = (contributes.menus['view/item/context'] ?? []).map(({ command }) => command);
  assert.deepEqual(
    hidden.filter((command) => !ofRows.includes(command)),
    [COMMANDS.keepSecret],
  );
  assert.ok(!('keybindings' in contributes));
});

test('every setting has a description, a scope and a place of its own in the list', () => {
  const settings = Object.entries(contributes.configuration.properties);
  for (const [name, { markdownDescription, scope }] of settings) {
    assert.match(markdownDescription ?? '', /^[A-Z].+\.$/, name);
    assert.ok(['resource', 'window'].includes(scope ?? ''), name);
  }
  assert.deepEqual(
    settings.map(([, { order }]) => order),
    settings.map((_, index) => index + 1),
  );
});

test('it starts by its own views, commands and language alone', () => {
  // A form that was open is brought back: that alone is not told by what the manifest contributes.
  assert.deepEqual(manifest.activationEvents, ['onWebviewPanel:cenitConnectors.form']);
});

test('files the manifest names are there', () => {
  for (const { configuration } of contributes.languages) assert.ok(existsSync(configuration));
  for (const { path } of contributes.grammars) assert.ok(existsSync(path));
  for (const { url } of contributes.yamlValidation) assert.ok(existsSync(url));
});

test('the schema is that of the files of the language, and lies where its address says', () => {
  const [{ fileMatch, url } = { fileMatch: [], url: '' }] = contributes.yamlValidation;
  assert.deepEqual(fileMatch, contributes.languages[0]?.filenames);
  const { $id } = JSON.parse(readFileSync(url, 'utf8')) as { readonly $id: string };
  const repository = manifest.repository.url.replace('https://github.com/', 'https://raw.githubusercontent.com/').replace(/\.git$/, '');
  assert.equal($id, `${repository}/main/${url.replace('./', '')}`);
});

test('every text that is translated is there in both languages, and settings are called as the code calls them', () => {
  for (const language of ['en', 'es'] as const) assert.deepEqual(Object.keys(manifestTexts(language)).sort(), askedKeys(), language);
  for (const name of Object.keys(contributes.configuration.properties)) assert.ok(name.startsWith(`${SETTINGS}.`), name);
});

test('what a link of a welcome text does is the same in both languages', () => {
  const links = ({ contributes: { viewsWelcome } }: Manifest): unknown =>
    viewsWelcome.map(({ contents }) => [...contents.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target));
  assert.deepEqual(links(readManifest('es') as Manifest), links(manifest));
});

test('nothing that people read stands in the manifest itself', () => {
  const { contributes: raw, ...top } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest & Readonly<Record<string, unknown>>;
  const found: string[] = [];
  const look = (value: unknown, key = ''): void => {
    if (typeof value === 'object' && value !== null) for (const [name, inner] of Object.entries(value)) look(inner, name);
    else if (typeof value === 'string' && READ.test(key) && !/^%[\w.]+%$/.test(value)) found.push(`${key}: ${value}`);
  };
  look({ displayName: top.displayName, description: top.description });
  look(raw);
  // An item of a list stands under its number.
  for (const { aliases } of raw.languages) for (const alias of aliases) if (!alias.startsWith('%')) found.push(`aliases: ${alias}`);
  for (const setting of Object.values(raw.configuration.properties))
    look(Object.fromEntries((setting.markdownEnumDescriptions ?? []).map((text) => ['description', text])));
  assert.deepEqual(found, []);
});

const READ = /^(?:title|shortTitle|name|contextualTitle|contents|displayName|label|alt|altText|(?:markdown)?[dD]escription)$/;
