import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { MemoryFiles } from './memoryFiles.js';

const SPEC = '/acme/connector.yaml';
const RECORD = '/acme/collection/.generated.json';

const example = (): string => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return readFileSync(vscode.Uri.joinPath(folder.uri, 'zohocrm', 'connector.yaml').fsPath, 'utf8');
};

async function withFiles(
  scheme: string,
  options: { readonly isReadonly?: boolean },
  run: (files: MemoryFiles, generate: () => Thenable<unknown>) => Promise<void>,
): Promise<void> {
  const files = MemoryFiles.register(scheme, options);
  try {
    files.put(SPEC, example());
    await run(files, () => vscode.commands.executeCommand('cenitConnectors.generateFiles', vscode.Uri.from({ scheme, path: SPEC })));
  } finally {
    files.dispose();
  }
}

const textsOf = (files: MemoryFiles) => new Map(files.paths.map((path) => [path, files.text(path)]));

describe('on the file systems of the editor', () => {
  it('generates where nothing is on a disk', () =>
    withFiles('cenit-virtual', {}, async (files, generate) => {
      await generate();
      assert.equal(files.paths.filter((path) => /^\/acme\/collection\/\w+\/.*\w\.(?:rb|json)$/.test(path)).length, 37);
      assert.match(files.text('/acme/collection.json') ?? '', /"do_import_contacts"/);
      const before = textsOf(files);
      const { writes } = files;
      await generate();
      assert.equal(files.writes, writes);
      assert.deepEqual(textsOf(files), before);
    }));

  it('writes nothing where nothing may be written', () =>
    withFiles('cenit-readonly', { isReadonly: true }, async (files, generate) => {
      await generate();
      assert.equal(files.writes, 0);
      assert.deepEqual(files.paths, [SPEC]);
    }));

  it('is finished by a second run where the first one ended midway, and takes nothing of it for an edit by hand', () =>
    withFiles('cenit-locked', {}, async (files, generate) => {
      files.locked = '/acme/collection/resources/lead/get_leads.json';
      await generate();
      assert.ok(files.paths.length > 10 && !files.paths.includes('/acme/collection.json'), `${files.paths.length} files`);
      files.locked = '';
      await generateAnother(files, generate);
    }));

  it('takes back what it wrote where there is no space for the record of it', () =>
    withFiles('cenit-full', {}, async (files, generate) => {
      files.space = 20;
      await generate();
      assert.deepEqual(files.paths, [SPEC]);
      files.space = Infinity;
      await generateAnother(files, generate);
    }));
});

/** Generates what another text makes, and sees that every file is what it should be. */
async function generateAnother(files: MemoryFiles, generate: () => Thenable<unknown>): Promise<void> {
  files.put(SPEC, example().replace('title: Zoho CRM', 'title: Zoho'));
  await generate();
  assert.equal(files.paths.length, 40);
  assert.match(files.text('/acme/collection/algorithms/contact/do_import_contact.rb') ?? '', /from Zoho into Cenit/);
  const { files: known } = JSON.parse(files.text(RECORD) ?? '') as { readonly files: Readonly<Record<string, string>> };
  for (const [path, text] of Object.entries(known)) assert.equal(files.text(`/acme/${path}`), text, path);
}
