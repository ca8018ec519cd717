import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

const root = (): string => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return folder.uri.fsPath;
};

export const GET = 'collection/algorithms/contact/do_get_contact.rb';
export const CREATE = 'collection/algorithms/contact/do_create_contact.rb';
/** The line of it that names where the record is. */
export const RECORD = /^record = \(.*$/m;

/** A generated connector of its own, and what is done with it. */
export class Connector {
  readonly folder: string;

  constructor(name: string) {
    this.folder = join(root(), name);
    mkdirSync(this.folder);
    cpSync(join(root(), 'zohocrm/connector.yaml'), join(this.folder, 'connector.yaml'));
  }

  get spec(): vscode.Uri {
    return vscode.Uri.file(join(this.folder, 'connector.yaml'));
  }

  uri(path: string): vscode.Uri {
    return vscode.Uri.file(join(this.folder, path));
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  edit(path: string, from: string | RegExp, to: string): void {
    const text = this.read(path).replace(from, to);
    assert.notEqual(text, this.read(path), path);
    writeFileSync(join(this.folder, path), text);
  }

  async run(command: string, argument: unknown = this.spec): Promise<void> {
    await vscode.commands.executeCommand(`cenitConnectors.${command}`, argument);
  }

  files(): ReadonlyMap<string, string> {
    const paths = readdirSync(this.folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      statSync(join(this.folder, path)).isFile(),
    );
    return new Map(paths.sort().map((path) => [path, this.read(path)]));
  }
}
