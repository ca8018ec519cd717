import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';

const root = (): string => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return folder.uri.fsPath;
};

/** A connector of its own, made from the example. */
function connectorIn(name: string): string {
  const folder = join(root(), name);
  mkdirSync(folder);
  cpSync(join(root(), 'zohocrm/connector.yaml'), join(folder, 'connector.yaml'));
  return folder;
}

const generate = (folder: string): Thenable<unknown> =>
  vscode.commands.executeCommand('cenitConnectors.generateFiles', vscode.Uri.file(join(folder, 'connector.yaml')));

describe('on a disk', () => {
  for (const name of ['collection', 'collection.json']) {
    it(`writes nothing through a link called ${name}`, async () => {
      const folder = connectorIn(`link-${name.replace('.', '-')}`);
      const outside = mkdtempSync(join(tmpdir(), 'outside-'));
      symlinkSync(name === 'collection' ? outside : join(outside, 'gone.json'), join(folder, name));
      await generate(folder);
      assert.deepEqual(readdirSync(outside), []);
      assert.deepEqual(readdirSync(folder).sort(), [name, 'connector.yaml'].sort());
    });
  }

  it('writes nothing where a file has the place of the folder', async () => {
    const folder = connectorIn('in-the-way');
    writeFileSync(join(folder, 'collection'), 'mine');
    await generate(folder);
    assert.ok(!existsSync(join(folder, 'collection.json')));
  });

  it('tells what is wrong in Ruby that was edited by hand, though nobody opened its row', async () => {
    const folder = connectorIn('edited');
    await generate(folder);
    const file = join(folder, 'collection/algorithms/contact/do_get_contact.rb');
    appendFileSync(file, 'File.delete("x")\n');
    const uri = vscode.Uri.file(file);
    const { promise, resolve } = withResolvers();
    const subscription = vscode.languages.onDidChangeDiagnostics(check);
    function check(): void {
      if (vscode.languages.getDiagnostics(uri).some(({ code }) => code === 'ruby-constant-method')) resolve();
    }
    check();
    await promise;
    subscription.dispose();
  });
});

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
