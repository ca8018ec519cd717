import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

const GET = 'collection/algorithms/contact/do_get_contacts.rb';

/** A generated connector whose list was edited by hand in an editor. */
async function editedConnector(name: string, edit: (text: string) => string): Promise<string> {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(workspace);
  const folder = join(workspace.uri.fsPath, name);
  mkdirSync(folder);
  cpSync(join(workspace.uri.fsPath, 'zohocrm/connector.yaml'), join(folder, 'connector.yaml'));
  await vscode.commands.executeCommand('cenitConnectors.generateFiles', vscode.Uri.file(join(folder, 'connector.yaml')));
  const text = readFileSync(join(folder, GET), 'utf8');
  assert.notEqual(edit(text), text);
  writeFileSync(join(folder, GET), edit(text));
  return folder;
}

const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

async function actionsAt(uri: vscode.Uri, line: number): Promise<readonly vscode.CodeAction[]> {
  const range = new vscode.Range(line, 0, line, 0);
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
  return found.filter(({ command }) => command?.command === 'cenitConnectors.moveEditToSpec');
}

describe('an edit by hand that a key can say', () => {
  it('is moved to connector.yaml by the quick fix of its line, and the file is generated of that', async () => {
    const folder = await editedConnector('lift', (text) => text.replace("items = data['data']", 'items = data["rows"] || []'));
    const uri = vscode.Uri.file(join(folder, GET));
    const document = await vscode.workspace.openTextDocument(uri);
    const line = document.getText().split('\n').indexOf('items = data["rows"] || []');
    assert.deepEqual(await actionsAt(uri, 0), []);
    const [action] = await actionsAt(uri, line);
    assert.equal(action?.title, 'Move this edit to connector.yaml (records)');
    await vscode.commands.executeCommand(action.command?.command ?? '', ...((action.command?.arguments ?? []) as unknown[]));
    assert.match(read(folder, 'connector.yaml'), /- name: Contact\n {4}primary_key: id\n {4}records: rows\n/);
    assert.match(read(folder, GET), /\nitems = data\['rows'\]\nitems = \[\] unless/);
    assert.match(read(folder, 'collection.json'), /items = data\['rows'\]/);
    assert.deepEqual(await actionsAt(uri, line), []);
  });

  it('leaves what no key says', async () => {
    const folder = await editedConnector('lift-rest', (text) =>
      text.replace("items = data['data']", "items = data['rows']").replace(/\nitems\n$/, "\nTenant.notify(message: 'page')\nitems\n"),
    );
    const edited = read(folder, GET);
    await vscode.commands.executeCommand('cenitConnectors.moveEditToSpec', vscode.Uri.file(join(folder, GET)));
    assert.match(read(folder, 'connector.yaml'), /records: rows/);
    assert.equal(read(folder, GET), edited);
    await vscode.commands.executeCommand('cenitConnectors.generateFiles', vscode.Uri.file(join(folder, 'connector.yaml')));
    assert.equal(read(folder, GET), edited);
  });
});
