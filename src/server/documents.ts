import { TextDocuments, type Connection, type Range as LspRange } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language, Range } from '../core/index.js';
import { LiveDocument } from './liveDocument.js';

/** The open documents, each with what is known of its text. */
export class Documents {
  private readonly texts = new TextDocuments(TextDocument);
  private readonly live = new Map<string, LiveDocument>();

  constructor(private readonly language: Language) {
    this.texts.onDidClose(({ document }) => this.live.delete(document.uri));
  }

  listen(connection: Connection): void {
    this.texts.listen(connection);
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
