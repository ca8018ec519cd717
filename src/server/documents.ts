import type { Range as LspRange } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language, Range } from '../core/index.js';
import type { EditorConnection } from './editorConnection.js';
import { LiveDocument } from './liveDocument.js';

/** The open documents, each with what is known of its text. */
export class Documents {
  private readonly texts = new Map<string, TextDocument>();
  private readonly live = new Map<string, LiveDocument>();

  constructor(private readonly language: Language) {}

  listen(connection: EditorConnection): void {
    connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
      this.texts.set(uri, TextDocument.create(uri, languageId, version, text));
    });
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      const text = this.texts.get(uri);
      if (text) TextDocument.update(text, contentChanges, version);
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      this.texts.delete(uri);
      this.live.delete(uri);
    });
  }

  /** Undefined for a document that was closed meanwhile. */
  get(uri: string): LiveDocument | undefined {
    const text = this.texts.get(uri);
    if (!text) return undefined;
    const found = this.live.get(uri);
    if (found?.document === text) return found;
    const made = new LiveDocument(text, this.language);
    this.live.set(uri, made);
    return made;
  }
}

/** A place in a document as the protocol tells it: lines and UTF-16 units. */
export function lspRange(document: TextDocument, { start, end }: Range): LspRange {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
