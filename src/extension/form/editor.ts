import * as vscode from 'vscode';
import { loadCore, type Reading } from '../core.js';
import { Failure } from '../failure.js';
import { COMMANDS, FORM_EDITOR } from '../ids.js';
import { inBackground } from '../run.js';
import type { Services } from '../services.js';
import { isReadOnly } from './access.js';
import { FormController } from './controller.js';
import type { FormHost } from './host.js';
import { Secrets } from './secrets.js';
import { smallestChange } from './textChange.js';

type Core = Awaited<ReturnType<typeof loadCore>>;

/** Larger texts take seconds to be read, and a form reads with each key; in characters. */
const LARGEST = 1_000_000;

/** The form over a connector.yaml: every change is an edit of its text document, so undo, save and hot exit are the editor's own. */
export function registerFormEditor(services: Services): vscode.Disposable {
  return vscode.window.registerCustomEditorProvider(
    FORM_EDITOR,
    {
      resolveCustomTextEditor: (document, panel): void =>
        inBackground('form', () =>
          openForm(services.context, document, panel, (text) => services.store.get(document.uri)?.readingOf(text)),
        ),
    },
    { supportsMultipleEditorsPerDocument: true },
  );
}

/**
 * Puts the form over a document into its panel, and keeps the two in step.
 * @param readingOf what is known of its text, where it was read already
 */
export async function openForm(
  context: Pick<vscode.ExtensionContext, 'secrets' | 'globalState'>,
  document: vscode.TextDocument,
  panel: vscode.WebviewPanel,
  readingOf: (text: string) => Reading | undefined = () => undefined,
): Promise<void> {
  const { uri } = document;
  const opening = loadCore().then((core) => new DocumentHost(core, document, new Secrets(context, uri.toString())));
  const controller = await FormController.open(panel, async () => {
    const host = await opening;
    const text = document.getText();
    return { host, text, reading: readingOf(text) };
  });
  const host = await opening;
  host.onLocked = () => {
    controller.setText(document.getText());
    controller.show();
  };
  const saved = new SavedText(document);
  const lookAgain = (): void =>
    inBackground('form', async () => {
      if (await host.look()) controller.show();
    });
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), uri.path.slice(uri.path.lastIndexOf('/') + 1)),
  );
  const onDisk = (): void => {
    lookAgain();
    inBackground('form', async () => {
      if (await saved.isOtherOnDisk())
        controller.note(
          vscode.l10n.t(
            'Another program changed this file. What was typed here is kept and not saved yet: Save asks which of the two stays, Revert File takes the other one.',
          ),
        );
    });
  };
  const subscriptions = vscode.Disposable.from(
    watcher,
    watcher.onDidChange(onDisk),
    watcher.onDidCreate(onDisk),
    panel.onDidChangeViewState(() => panel.visible && lookAgain()),
    vscode.workspace.onDidSaveTextDocument((one) => one === document && saved.take()),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document) return;
      if (!document.isDirty) saved.take();
      // The echo of an edit of its own has the text it has already.
      if (event.contentChanges.length > 0) controller.setText(document.getText());
    }),
  );
  panel.onDidDispose(() => {
    subscriptions.dispose();
  });
  lookAgain();
}

/** What the file last held as far as the editor knows, by which a change of another program is told from a save. */
class SavedText {
  private text: string | undefined;

  constructor(private readonly document: vscode.TextDocument) {
    if (!document.isDirty) this.take();
  }

  take(): void {
    this.text = plain(this.document.getText());
  }

  /** Whether the editor holds unsaved text over a file that became another one. */
  async isOtherOnDisk(): Promise<boolean> {
    if (!this.document.isDirty) return false;
    const now = await textOnDisk(this.document.uri);
    return this.document.isDirty && now !== this.text && now !== plain(this.document.getText());
  }
}

async function textOnDisk(uri: vscode.Uri): Promise<string> {
  return plain(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
}

const plain = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

class DocumentHost implements FormHost {
  readonly mode = 'file';
  readonly resumed = false;
  /** Told when an edit shows that the file is read-only. */
  onLocked: () => void = () => undefined;

  private locked: boolean;

  constructor(
    private readonly core: Core,
    private readonly document: vscode.TextDocument,
    readonly secrets: Secrets,
  ) {
    // What is known without asking; about the file itself `look` asks.
    this.locked = vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false;
  }

  get readOnly(): boolean {
    return this.locked;
  }

  /** Looks again whether the file may be written; true where that is another answer than before. */
  async look(): Promise<boolean> {
    const locked = await isReadOnly(this.document.uri);
    const differs = locked !== this.locked;
    this.locked = locked;
    return differs;
  }

  async write(text: string): Promise<boolean> {
    const { document } = this;
    const before = document.getText();
    if (!(await this.replace(text))) return false;
    if (await this.takesEdits()) return true;
    // Kept in memory it would be lost without a word.
    await this.replace(before);
    this.locked = true;
    this.onLocked();
    throw new Failure(vscode.l10n.t('The editor has this file as read-only, so the change was not written.'));
  }

  private async replace(text: string): Promise<boolean> {
    const change = smallestChange(this.document, text);
    if (!change) return true;
    const edit = new vscode.WorkspaceEdit();
    edit.set(this.document.uri, [change]);
    return vscode.workspace.applyEdit(edit);
  }

  /** Of a file that a setting makes read-only the editor takes an edit as of any other, and never writes it: it is not even unsaved. */
  private async takesEdits(): Promise<boolean> {
    const { document } = this;
    return document.isDirty || document.isUntitled || (await textOnDisk(document.uri)) === plain(document.getText());
  }

  refuse(text: string): string | undefined {
    if (text.length > LARGEST) {
      const size = (text.length / 1_000_000).toFixed(1);
      return vscode.l10n.t(
        'This file has {0} MB, which is too much for a form. Nothing in it is changed: edit its text, or split it into connectors of their own.',
        size,
      );
    }
    return this.isForeign(text) ? this.core.messageOf(this.core.FOREIGN) : undefined;
  }

  complete(view: Parameters<FormHost['complete']>[0]): ReturnType<FormHost['complete']> {
    return Promise.resolve(view);
  }

  edit(): Promise<boolean> {
    return Promise.resolve(false);
  }

  async submit(): Promise<void> {
    await vscode.commands.executeCommand(COMMANDS.generateFiles, this.document.uri);
  }

  async act(action: Parameters<FormHost['act']>[0]): Promise<void> {
    const { uri } = this.document;
    if (action === 'openText') await vscode.commands.executeCommand('vscode.openWith', uri, 'default');
    if (action === 'details' || action === 'back') await vscode.commands.executeCommand(COMMANDS.revealInTree, uri);
  }

  /** Another tool's file; one that has nothing but words of ours in it, such as a name, may become one of ours. */
  private isForeign(text: string): boolean {
    if (this.core.looksLikeConnector(text, undefined)) return false;
    const { tree, problems } = this.core.readConnector(text);
    const isOther = problems.some(({ code }) => code === 'unknown-key');
    return tree?.kind === 'map' && isOther && !this.core.looksLikeConnector(text, tree);
  }
}
