import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { Connector, CREATE, GET, RECORD } from './connector.js';

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('generating again', () => {
  it('merges an edit by hand with another text of the spec, and writes nothing half', async () => {
    const connector = new Connector('merge');
    await connector.run('generateFiles');
    connector.edit(GET, '\n\n', '\n\n# by hand\n');
    const inode = statSync(join(connector.folder, GET)).ino;
    connector.edit('connector.yaml', /record: data\[0\]/g, 'record: datos[0]');
    await connector.run('generateFiles');
    assert.match(connector.read(GET), /# by hand\n[^]*datos/);
    assert.notEqual(statSync(join(connector.folder, GET)).ino, inode);
    assert.deepEqual(
      [...connector.files().keys()].filter((path) => path.includes('.cenit-')),
      [],
    );
  });

  it('shows conflicts instead of writing, then writes both sides, or leaves mine', async () => {
    for (const [command, marks] of [
      ['applyChanges', true],
      ['applyWithoutConflicts', false],
    ] as const) {
      const connector = new Connector(`conflict-${command}`);
      await connector.run('generateFiles');
      connector.edit(GET, RECORD, 'record = mine');
      connector.edit('connector.yaml', /record: data\[0\]/g, 'record: datos[0]');
      const before = connector.files();
      await connector.run('generateFiles');
      assert.deepEqual(connector.files(), before);
      await connector.run(command);
      assert.match(connector.read(GET), /^record = mine$/m);
      assert.equal(connector.read(GET).includes('<<<<<<<'), marks);
      assert.match(connector.read('collection/resources/contact/get_contact.json'), /get_contact/);
      const after = connector.files();
      await connector.run('generateFiles');
      assert.deepEqual(connector.files(), after);
    }
  });

  it('applies nothing that was not looked at', async () => {
    const connector = new Connector('looked');
    await connector.run('generateFiles');
    connector.edit('connector.yaml', /record: data\[0\]/g, 'record: datos[0]');
    await connector.run('previewChanges');
    connector.edit(CREATE, '\n\n', '\n\n# by hand\n');
    connector.edit('connector.yaml', /record: datos\[0\]/g, 'record: otros[0]');
    const before = connector.files();
    await connector.run('applyChanges');
    assert.deepEqual(connector.files(), before);
    await connector.run('applyChanges');
    assert.match(connector.read(GET), /otros/);
    assert.match(connector.read(CREATE), /# by hand/);
  });

  it('settles one file at a time', async () => {
    const connector = new Connector('settle');
    await connector.run('generateFiles');
    const generated = connector.read(GET);
    connector.edit(GET, RECORD, 'record = mine');
    connector.edit('connector.yaml', /record: data\[0\]/g, 'record: datos[0]');
    await connector.run('keepMine', connector.uri(GET));
    assert.match(connector.read(GET), /^record = mine$/m);
    await connector.run('generateFiles');
    assert.match(connector.read(GET), /^record = mine$/m);
    assert.notEqual(connector.read(GET), generated);
    assert.match(connector.read('collection.json'), /record = mine/);
  });

  it('puts a merged text into an open editor as a step that can be undone there, with what was not saved', async () => {
    const connector = new Connector('open');
    await connector.run('generateFiles');
    const document = await vscode.workspace.openTextDocument(connector.uri(GET));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((builder) => builder.insert(new vscode.Position(3, 0), '# not saved\n'));
    connector.edit('connector.yaml', /record: data\[0\]/g, 'record: datos[0]');
    await connector.run('generateFiles');
    assert.match(document.getText(), /# not saved\n[^]*datos/);
    assert.equal(connector.read(GET), document.getText());
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.doesNotMatch(document.getText(), /datos/);
    assert.match(document.getText(), /# not saved/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('undoes the last run whole, unless something was edited since', async () => {
    const connector = new Connector('undo');
    await connector.run('generateFiles');
    const before = connector.files();
    connector.edit('connector.yaml', /record: data\[0\]/g, 'record: datos[0]');
    const spec = connector.read('connector.yaml');
    await connector.run('generateFiles');
    connector.edit(GET, '\n\n', '\n\n# since\n');
    const since = connector.files();
    await connector.run('undoGenerate');
    assert.deepEqual(connector.files(), since, 'an edit made since is not lost');
    connector.edit(GET, '# since\n', '');
    await connector.run('undoGenerate');
    assert.deepEqual(connector.files(), new Map([...before, ['connector.yaml', spec]]));
  });

  it('completes what another run had begun', async () => {
    const connector = new Connector('stopped');
    await connector.run('generateFiles');
    const journal = { path: CREATE, temporary: 'collection/algorithms/contact/.cenit-999999999-0.tmp' };
    const sum = async (text: string): Promise<string> =>
      Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex');
    const text = `${connector.read(CREATE)}# begun\n`;
    writeFileSync(join(connector.folder, journal.temporary), text);
    const entry = { ...journal, before: await sum(connector.read(CREATE)), after: await sum(text) };
    writeFileSync(join(connector.folder, '.cenit-journal'), JSON.stringify({ entries: [entry] }));
    await connector.run('generateFiles');
    assert.ok(!existsSync(join(connector.folder, '.cenit-journal')) && !existsSync(join(connector.folder, journal.temporary)));
    assert.match(connector.read(CREATE), /# begun\n$/);
  });

  it('generates when a connector.yaml is saved, where somebody wants that', async () => {
    const connector = new Connector('on-save');
    const settings = vscode.workspace.getConfiguration('cenitConnectors');
    const document = await vscode.workspace.openTextDocument(connector.spec);
    const save = async (from: string, to: string): Promise<void> => {
      const at = document.positionAt(document.getText().indexOf(from));
      const edit = new vscode.WorkspaceEdit();
      edit.replace(connector.spec, new vscode.Range(at, at.translate(0, from.length)), to);
      assert.ok(await vscode.workspace.applyEdit(edit));
      assert.ok(await document.save());
    };
    await save('title: Zoho CRM', 'title: Zoho');
    assert.ok(!existsSync(join(connector.folder, 'collection.json')));
    await settings.update('generateOnSave', true, vscode.ConfigurationTarget.Global);
    try {
      await save('title: Zoho', 'title: Zoho CRM');
      const title = (text: string) => (): boolean =>
        existsSync(join(connector.folder, 'collection.json')) && connector.read('collection.json').includes(`"title": "${text}"`);
      await until(title('Zoho CRM'));
      // An edit by hand stays, in conflict and after it.
      connector.edit(GET, RECORD, 'record = data');
      await save('record: data[0]', 'record: data[1]');
      await save('record: data[1]', 'record: data[0]');
      await save('title: Zoho CRM', 'title: Zoho');
      await until(title('Zoho'));
      assert.match(connector.read(GET), /^record = data$/m);
    } finally {
      await settings.update('generateOnSave', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
