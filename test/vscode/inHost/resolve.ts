import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import { Connector, GET, RECORD } from './connector.js';

const LEAD = 'collection/algorithms/lead/do_get_lead.rb';

interface Manifest {
  readonly files: Readonly<Record<string, string>>;
}

/** A connector with a conflict in one file, whose merge editor is open. */
async function conflicting(name: string): Promise<{ readonly connector: Connector; readonly document: vscode.TextDocument }> {
  const connector = new Connector(name);
  await connector.run('generateFiles');
  connector.edit(GET, RECORD, 'record = mine');
  connector.edit('connector.yaml', /record: data\[0\]/g, 'record: datos[0]');
  await connector.run('generateFiles');
  await connector.run('resolveInMergeEditor', connector.uri(GET));
  return { connector, document: await vscode.workspace.openTextDocument(connector.uri(GET)) };
}

/** Waits until the record of the last run knows what is generated now: a merge is settled after it is saved. */
async function settled(connector: Connector): Promise<void> {
  const record = connector.uri('collection/.generated.json').fsPath;
  // While it is replaced there is no such file for a moment.
  const known = (): string => (existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as Manifest).files[GET] : '') ?? '';
  for (let tries = 0; !known().includes('datos') && tries < 100; tries += 1) await setTimeout(50);
  assert.match(known(), /datos/);
}

async function type(document: vscode.TextDocument, from: RegExp, to: string): Promise<void> {
  const text = document.getText();
  const found = from.exec(text);
  assert.ok(found, text);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(found.index), document.positionAt(found.index + found[0].length)), to);
  await vscode.workspace.applyEdit(edit);
}

/** Closes what is open, without asking. */
async function closeAll(document: vscode.TextDocument): Promise<void> {
  if (document.isDirty) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

describe('resolving a conflict in the merge editor', () => {
  it('begins with what is known before both, and takes what is saved as settled', async () => {
    const { connector, document } = await conflicting('resolve');
    assert.doesNotMatch(document.getText(), /record = mine|datos/);
    assert.equal(document.isDirty, true);
    assert.match(connector.read(GET), /^record = mine$/m, 'nothing is written before somebody saves');
    await type(document, RECORD, 'record = both');
    assert.equal(await document.save(), true);
    await settled(connector);
    assert.match(connector.read(GET), /^record = both$/m);
    await closeAll(document);
    await connector.run('generateFiles');
    assert.match(connector.read(GET), /^record = both$/m);
    assert.match(connector.read(LEAD), /datos/, 'no conflict is left');
    assert.match(connector.read('collection.json'), /record = both/);
  });

  it('takes a merge that is completed there', async () => {
    const { connector } = await conflicting('complete');
    await vscode.commands.executeCommand('merge.acceptAllInput1');
    await vscode.commands.executeCommand('mergeEditor.acceptMerge');
    await settled(connector);
    assert.match(connector.read(GET), /datos/);
    assert.doesNotMatch(connector.read(GET), /mine|<<<</);
    await connector.run('generateFiles');
    assert.match(connector.read(LEAD), /datos/, 'no conflict is left');
  });

  it('puts the file back where the editor saved by itself what nobody resolved', async () => {
    const settings = vscode.workspace.getConfiguration('files');
    await settings.update('autoSaveDelay', 100, vscode.ConfigurationTarget.Global);
    await settings.update('autoSave', 'afterDelay', vscode.ConfigurationTarget.Global);
    try {
      const { connector, document } = await conflicting('by-itself');
      for (let tries = 0; (document.isDirty || connector.read(GET).includes('mine')) && tries < 100; tries += 1) await setTimeout(50);
      assert.doesNotMatch(connector.read(GET), /record = mine/, 'it was saved');
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      for (let tries = 0; !connector.read(GET).includes('mine') && tries < 100; tries += 1) await setTimeout(50);
      assert.match(connector.read(GET), /^record = mine$/m);
    } finally {
      await settings.update('autoSave', undefined, vscode.ConfigurationTarget.Global);
      await settings.update('autoSaveDelay', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('leaves the conflict where the editor is closed without saving', async () => {
    const { connector, document } = await conflicting('close');
    await closeAll(document);
    assert.match(connector.read(GET), /^record = mine$/m);
    const before = connector.files();
    await connector.run('generateFiles');
    assert.deepEqual(connector.files(), before);
  });
});
