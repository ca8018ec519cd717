import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { COMMANDS, CONTAINER, CONTEXTS, LANGUAGE, VIEW, FORM_EDITOR } from '../../src/extension/ids.js';
import { GENERATOR_VERSION } from '../../src/core/version.js';

interface Manifest {
  readonly version: string;
  readonly engines: { readonly vscode: string };
  readonly activationEvents: readonly string[];
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string; icon?: string }[];
    readonly menus: Readonly<Record<string, readonly { command: string; when?: string; group?: string }[]>>;
    readonly customEditors: readonly { viewType: string; priority: string }[];
    readonly views: Readonly<Record<string, readonly { id: string }[]>>;
    readonly viewsWelcome: readonly { view: string; when: string; contents: string }[];
    readonly languages: readonly { id: string; configuration: string }[];
    readonly grammars: readonly { path: string }[];
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
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
    [VIEW],
  );
  assert.deepEqual(
    contributes.languages.map(({ id }) => id),
    [LANGUAGE],
  );
  const known = Object.values(CONTEXTS) as string[];
  const conditions = [...Object.values(contributes.menus).flat(), ...contributes.viewsWelcome].map(({ when }) => when ?? '');
  for (const when of conditions)
    for (const [key] of when.matchAll(/cenitConnectors\.\w+/g)) assert.ok([...known, VIEW, FORM_EDITOR].includes(key), key);
  assert.deepEqual(
    contributes.customEditors.map(({ viewType, priority }) => [viewType, priority]),
    [[FORM_EDITOR, 'option']],
  );
  assert.equal(manifest.version, GENERATOR_VERSION);
  assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode'] ?? ''}`);
});

test('it starts by its own views, commands and language alone', () => {
  // A form that was open is brought back: that alone is not told by what the manifest contributes.
  assert.deepEqual(manifest.activationEvents, ['onWebviewPanel:cenitConnectors.form']);
});

test('files the manifest names are there', () => {
  for (const { configuration } of contributes.languages) assert.ok(existsSync(configuration));
  for (const { path } of contributes.grammars) assert.ok(existsSync(path));
});
