import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

const TEXT = `name: notes
title: Notes
authorization: {type: none}
connection: {url: https://notes.example}
resources:
  - {name: Note, primary_key: id, import: {all: GET notes, one: "GET notes/{id}"}}
`;

const root = (): string => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return folder.uri.fsPath;
};

async function generate(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'cenit-connector', content });
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('cenitConnectors.generateFiles', document.uri);
  return document;
}

describe('an editor without a file', () => {
  it('is generated from what it shows, into a folder of its name', async () => {
    const document = await generate(TEXT);
    assert.equal(readFileSync(join(root(), 'notes/connector.yaml'), 'utf8'), TEXT);
    assert.ok(existsSync(join(root(), 'notes/collection/algorithms/note/do_import_notes.rb')));
    assert.match(readFileSync(join(root(), 'notes/collection.json'), 'utf8'), /"do_import_notes"/);
    assert.equal(document.getText(), TEXT);
  });

  it('does not write over the connector that has that folder', async () => {
    await generate(TEXT.replace('title: Notes', 'title: Others'));
    assert.equal(readFileSync(join(root(), 'notes/connector.yaml'), 'utf8'), TEXT);
  });

  it('writes nothing where its text has an error', async () => {
    await generate(TEXT.replace('name: notes', 'name: wrong').replace('GET notes,', 'FETCH notes,'));
    assert.equal(existsSync(join(root(), 'wrong')), false);
  });
});
