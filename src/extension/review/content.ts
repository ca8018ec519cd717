import * as vscode from 'vscode';
import { REVIEW_SCHEME } from '../ids.js';

/** Texts that stand in no file: what would be generated, and nothing where there is no file yet. */
export class ReviewContent implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(REVIEW_SCHEME, this);

  /** A document that cannot be changed, called as the file is. */
  show(file: vscode.Uri, side: 'new' | 'none' | 'base' | 'mine', text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: REVIEW_SCHEME, path: file.path, query: `${side}&${file.scheme}` });
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
    return uri;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
