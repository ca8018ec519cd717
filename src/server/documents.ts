import type { CancellationToken } from 'vscode-jsonrpc/node';
import type { Range as LspRange } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language, Range } from '../core/index.js';
import type { EditorConnection } from './editorConnection.js';
import { LiveDocument } from './liveDocument.js';

/** The open documents, each with what is known of its text. */
export class Documents {
  private readonly live = new Map<string, LiveDocument>();

  constructor(readonly language: Language) {}

  listen(connection: EditorConnection): void {
    connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
      this.live.set(uri, new LiveDocument(TextDocument.create(uri, languageId, version, text), this.language));
    });
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      this.live.get(uri)?.update(contentChanges, version);
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      this.live.delete(uri);
    });
  }

  /** Undefined for a document that was closed meanwhile. */
  get(uri: string): LiveDocument | undefined {
    return this.live.get(uri);
  }

  /** The same with its text taken apart, so that its `parts` are there at once. */
  async parted(uri: string, token: CancellationToken): Promise<LiveDocument | undefined> {
    const live = this.get(uri);
    await live?.takeApart(token);
    return live;
  }
}

/** A place in a document as the protocol tells it: lines and UTF-16 units. */
export function lspRange(document: TextDocument, { start, end }: Range): LspRange {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
