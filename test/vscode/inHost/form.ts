import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { openForm } from '../../../src/extension/form/editor.js';
import { MemoryFiles } from './memoryFiles.js';

const SPEC = '/acme/connector.yaml';
const EXTENSION = 'cenit-io.cenit-connector-factory';

interface Told {
  readonly type: string;
  readonly text?: string;
  readonly readOnly?: boolean;
}

/** A window of the editor whose page is this test: it says what it likes, and keeps what it is told. */
class FakePanel {
  readonly told: Told[] = [];
  visible = true;
  private readonly received = new vscode.EventEmitter<unknown>();
  private readonly heard = new vscode.EventEmitter<void>();
  private readonly viewState = new vscode.EventEmitter<void>();
  private readonly disposed = new vscode.EventEmitter<void>();
  readonly webview = {
    options: {},
    html: '',
    cspSource: 'self',
    onDidReceiveMessage: this.received.event,
    postMessage: (message: Told): Promise<boolean> => {
      this.told.push(message);
      this.heard.fire();
      return Promise.resolve(true);
    },
  };
  readonly onDidChangeViewState = this.viewState.event;
  readonly onDidDispose = this.disposed.event;

  say(message: unknown): void {
    this.received.fire(message);
  }

  hide(): void {
    this.visible = false;
    this.viewState.fire();
  }

  close(): void {
    this.disposed.fire();
  }

  /** The first message from now on that is wanted. */
  next(wanted: (message: Told) => boolean): Promise<Told> {
    const from = this.told.length;
    return new Promise((resolve) => {
      const subscription = this.heard.event(() => {
        const found = this.told.slice(from).find(wanted);
        if (!found) return;
        subscription.dispose();
        resolve(found);
      });
    });
  }
}

const isView = ({ type }: Told): boolean => type === 'view' || type === 'change';

/** A store that keeps nothing, and says so. */
const NO_SECRETS: vscode.SecretStorage = {
  get: () => Promise.resolve(undefined),
  store: () => Promise.reject(new TypeError('at Object.store (secrets.js:1:1)')),
  delete: () => Promise.resolve(),
  onDidChange: new vscode.EventEmitter<vscode.SecretStorageChangeEvent>().event,
};

async function withForm(
  scheme: string,
  options: { readonly isReadonly?: boolean },
  run: (panel: FakePanel, document: vscode.TextDocument, first: Told) => Promise<void>,
  secrets = NO_SECRETS,
): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const extension = vscode.extensions.getExtension(EXTENSION);
  assert.ok(folder && extension);
  const files = MemoryFiles.register(scheme, options);
  files.put(SPEC, readFileSync(vscode.Uri.joinPath(folder.uri, 'zohocrm', 'connector.yaml').fsPath, 'utf8'));
  const panel = new FakePanel();
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme, path: SPEC }));
    const globalState = { get: () => undefined, update: () => Promise.resolve(), keys: () => [], setKeysForSync: () => undefined };
    const first = panel.next(isView);
    await openForm({ secrets, globalState }, document, panel as unknown as vscode.WebviewPanel);
    await run(panel, document, await first);
  } finally {
    panel.close();
    files.dispose();
  }
}

const edit = (rev: number, id: string, value: unknown, commit = true) => ({ v: 1, type: 'edit', rev, id, value, commit });

const changed = (document: vscode.TextDocument): Promise<void> =>
  new Promise((resolve) => {
    const subscription = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document || event.contentChanges.length === 0) return;
      subscription.dispose();
      resolve();
    });
  });

describe('the form over a file', () => {
  it('edits a file that is on no disk', () =>
    withForm('cenit-form', {}, async (panel, document) => {
      const written = changed(document);
      panel.say(edit(1, 'title', 'Elsewhere'));
      await written;
      assert.match(document.getText(), /^title: Elsewhere$/m);
      assert.ok(document.isDirty);
    }));

  it('says of a file system that is read-only that it is, and changes nothing whatever the page says', () =>
    withForm('cenit-form-readonly', { isReadonly: true }, async (panel, document, first) => {
      assert.equal(first.readOnly, true);
      const before = document.getText();
      const answer = panel.next(isView);
      panel.say(edit(1, 'title', 'Elsewhere'));
      await answer;
      assert.equal(document.getText(), before);
    }));

  it('drops what is no message of this version, and goes on', () =>
    withForm('cenit-form-hostile', {}, async (panel, document) => {
      const before = document.getText();
      const { length } = panel.told;
      const rows: unknown[] = [];
      rows.push(rows);
      for (const message of [
        undefined,
        null,
        'edit',
        [],
        {},
        { v: 2, type: 'ready' },
        { v: 1, type: 'toString' },
        { v: 1, type: '__proto__' },
        { v: 1, type: 'edit', rev: '1', id: 'title', value: 'x', commit: true },
        { ...edit(1, 'title', 'x'), more: true },
        edit(1, 'title', { toString: 'x' }),
        edit(1, 'title', rows),
        edit(1, 'title', 'x'.repeat(5_000_000)),
        { v: 1, type: 'action', action: 'workbench.action.quit' },
        { v: 1, type: 'resource', rev: 1, action: 'remove', index: -1 },
      ])
        panel.say(message);
      // Places that no control has.
      for (const id of ['__proto__/polluted', 'resources/999999999/name', 'constructor', '/////']) panel.say(edit(2, id, 'x', false));
      const written = changed(document);
      panel.say(edit(9, 'title', 'Still Here'));
      await written;
      assert.equal(document.getText(), before.replace(/^title: .*$/m, 'title: Still Here'));
      assert.equal(({} as { polluted?: unknown }).polluted, undefined);
      assert.ok(panel.told.slice(length).every(({ type }) => type === 'view' || type === 'change' || type === 'failed'));
    }));

  it('tells a sentence and no stack where something breaks', () =>
    withForm('cenit-form-broken', {}, async (panel) => {
      const answer = panel.next(({ type }) => type === 'failed');
      panel.say({ v: 1, type: 'secret', id: 'secret/client_secret', value: 'a5e1d0c7b2', commit: true });
      const { text = '' } = await answer;
      assert.match(text, /^Something went wrong in the form\./);
      assert.doesNotMatch(text, /secrets\.js|TypeError|a5e1d0c7b2/);
    }));

  it('shows a secret that is kept from elsewhere, as by a quick fix', () => {
    const kept = new Map<string, string>();
    const changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
    const secrets = { ...NO_SECRETS, get: (key: string) => Promise.resolve(kept.get(key)), onDidChange: changed.event };
    return withForm(
      'cenit-form-kept',
      {},
      async (panel, document) => {
        // What is different of a view travels alone.
        const view = panel.next((message) => isView(message) && JSON.stringify(message).includes('"/stored/'));
        const key = `${document.uri.toString()}#secret/client_secret`;
        kept.set(key, 'a5e1d0c7b2');
        changed.fire({ key });
        assert.match(JSON.stringify(await view), /"secret\/client_secret"/);
      },
      secrets,
    );
  });

  it('stores a secret that is being typed when its page is hidden, and not before', () =>
    withForm('cenit-form-secret', {}, async (panel) => {
      const view = panel.next(isView);
      panel.say({ v: 1, type: 'secret', id: 'secret/client_secret', value: 'a5e1d0c7b2', commit: false });
      panel.say(edit(1, 'title', 'Other'));
      await view;
      assert.deepEqual(
        panel.told.filter(({ type }) => type === 'failed'),
        [],
      );
      // This store keeps nothing, and says so.
      const answer = panel.next(({ type }) => type === 'failed');
      panel.hide();
      assert.match((await answer).text ?? '', /^Something went wrong in the form\./);
    }));

  it('ends the typing of a page that is hidden, and lets a later value stand when the page tells of it once more', () =>
    withForm('cenit-form-hidden', {}, async (panel, document) => {
      const typed = changed(document);
      panel.say(edit(1, 'title', 'Typed', false));
      panel.hide();
      await typed;
      assert.match(document.getText(), /^title: Typed$/m);
      const later = new vscode.WorkspaceEdit();
      const at = document.getText().indexOf('Typed');
      later.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 5)), 'Later');
      await vscode.workspace.applyEdit(later);
      const view = panel.next(isView);
      panel.say(edit(2, 'title', 'Typed'));
      await view;
      assert.match(document.getText(), /^title: Later$/m);
    }));

  it('ends the typing of a page that is closed', () =>
    withForm('cenit-form-closed', {}, async (panel, document) => {
      const typed = changed(document);
      panel.say(edit(1, 'title', 'Typed', false));
      panel.close();
      await typed;
      assert.match(document.getText(), /^title: Typed$/m);
    }));
});
