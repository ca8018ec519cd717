import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS, CONTEXTS, LANGUAGE, REVIEW_VIEW, VIEW } from '../../src/extension/ids.js';
import { readManifest } from './nls.js';
import { holds, type ContextKeys } from './when.js';

interface Manifest {
  readonly contributes: {
    readonly menus: Readonly<Record<string, readonly { command: string; when?: string }[]>>;
  };
}

const { menus } = (readManifest() as Manifest).contributes;

/** These make a connector, or say how to come to one: where no folder is open, or a text was never saved. */
const WITHOUT_CONNECTOR: readonly string[] = [
  COMMANDS.newConnector,
  COMMANDS.newConnectorQuickSteps,
  COMMANDS.openExample,
  COMMANDS.generateFiles,
  COMMANDS.resumeInForm,
];
/** With these somebody may begin in a window that has not looked for connectors yet: nothing starts with it. */
const WAYS_IN: readonly string[] = [
  COMMANDS.showDetails,
  COMMANDS.packCollection,
  COMMANDS.previewChanges,
  COMMANDS.validateConnector,
  COMMANDS.openElement,
  COMMANDS.openSpec,
  COMMANDS.showInSpec,
  COMMANDS.revealInTree,
  COMMANDS.filterElements,
  COMMANDS.diffWithGenerated,
  COMMANDS.resetToGenerated,
  COMMANDS.keepMine,
  COMMANDS.moveEditToSpec,
  COMMANDS.resolveInMergeEditor,
  COMMANDS.deleteConnector,
];
/** A file of somebody else's that lies where a generated one might. */
const FOREIGN_FILE: ContextKeys = { resource: 'file:///a/collection/x.rb', resourcePath: '/a/collection/x.rb', resourceExtname: '.rb' };
const SPEC_FILE: ContextKeys = { resource: 'file:///a/connector.yaml', resourcePath: '/a/connector.yaml', resourceLangId: LANGUAGE };
const NOTHING_FOUND: ContextKeys = { [CONTEXTS.searched]: true };
const FOUND: ContextKeys = { ...NOTHING_FOUND, [CONTEXTS.hasConnectors]: true };

const sorted = (commands: readonly string[]): readonly string[] => [...new Set(commands)].sort();
const shownIn = (menu: string, keys: ContextKeys): readonly string[] =>
  sorted((menus[menu] ?? []).flatMap(({ command, when }) => (holds(when, keys) ? [command] : [])));

/** What the palette offers: a command that has no entry of its own is always there. */
function inPalette(keys: ContextKeys): readonly string[] {
  const ruled = new Set((menus.commandPalette ?? []).map(({ command }) => command));
  return sorted([...Object.values(COMMANDS).filter((command) => !ruled.has(command)), ...shownIn('commandPalette', keys)]);
}

test('where there is no connector the palette offers no command that needs one', () => {
  assert.deepEqual(inPalette(NOTHING_FOUND), sorted(WITHOUT_CONNECTOR));
});

test('before anybody looked for connectors the palette also has what one may begin with', () => {
  assert.deepEqual(inPalette({}), sorted([...WITHOUT_CONNECTOR, ...WAYS_IN]));
});

test('with a connector the palette has every command but those of rows, of a light bulb, of a filter and of changes', () => {
  const missing = Object.values(COMMANDS).filter((command) => !inPalette(FOUND).includes(command));
  assert.deepEqual(
    sorted(missing),
    sorted([
      ...[COMMANDS.copyName, COMMANDS.copyPath, COMMANDS.revealInExplorer, COMMANDS.deleteOrphan, COMMANDS.keepSecret],
      ...[COMMANDS.clearFilter, COMMANDS.applyChanges, COMMANDS.applyWithoutConflicts, COMMANDS.cancelReview, COMMANDS.showAllChanges],
    ]),
  );
  const all = inPalette({ ...FOUND, [CONTEXTS.filtered]: true, [CONTEXTS.reviewing]: true, [CONTEXTS.reviewConflicts]: true });
  assert.equal(all.length, Object.values(COMMANDS).length - 5);
});

test('no menu of a file, a folder or a view offers what needs a connector where there is none', () => {
  const places: readonly ContextKeys[] = [FOREIGN_FILE, { explorerResourceIsFolder: true }, { view: VIEW }, {}];
  // A row stands for a connector or a part of one: without one there is no row to have a menu.
  const others = Object.keys(menus).filter((name) => name !== 'commandPalette' && name !== 'view/item/context');
  for (const menu of others)
    for (const place of places)
      for (const command of shownIn(menu, { ...NOTHING_FOUND, ...place }))
        assert.ok(WITHOUT_CONNECTOR.includes(command), `${menu}: ${command}`);
});

test('the menus of a connector and of its files have what they had', () => {
  assert.deepEqual(shownIn('editor/context', { ...FOUND, ...SPEC_FILE }), [COMMANDS.revealInTree]);
  assert.deepEqual(shownIn('editor/context', { ...FOUND, ...FOREIGN_FILE }), [COMMANDS.revealInTree, COMMANDS.showInSpec]);
  assert.deepEqual(shownIn('editor/title', SPEC_FILE), sorted([COMMANDS.generateFiles, COMMANDS.resumeInForm]));
  const settling = sorted([COMMANDS.diffWithGenerated, COMMANDS.resetToGenerated, COMMANDS.keepMine, COMMANDS.moveEditToSpec]);
  const edited = { ...FOUND, ...FOREIGN_FILE, [CONTEXTS.editedFiles]: { 'file:///a/collection/x.rb': true } };
  assert.deepEqual(shownIn('explorer/context', edited), settling);
  assert.deepEqual(shownIn('editor/title/context', edited), settling);
  assert.equal(shownIn('view/title', { view: REVIEW_VIEW }).length, 3);
});
