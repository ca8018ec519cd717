import { TextDocuments, type Connection, type Range as LspRange } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language, Range } from '../core/index.js';
import { LiveDocument } from './liveDocument.js';

/** The open documents, each with what is known of its text. */
export class Documents {
  private readonly live: TextDocuments<LiveDocument>;

  constructor(language: Language) {
    this.live = new TextDocuments({
      create: (uri, languageId, version, content) => new LiveDocument(TextDocument.create(uri, languageId, version, content), language),
      update: (document, changes, version) => document.update(changes, version),
    });
  }

  listen(connection: Connection): void {
    this.live.listen(connection);
  }

  /** Undefined for a document that was closed meanwhile. */
  get(uri: string): LiveDocument | undefined {
    return this.live.get(uri);
  }
}

/** A place in a document as the protocol tells it: lines and UTF-16 units. */
export function lspRange(document: TextDocument, { start, end }: Range): LspRange {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
