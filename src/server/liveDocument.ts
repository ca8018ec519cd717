import type { TextDocument } from 'vscode-languageserver-textdocument';
import { ConnectorReader, type Language, type Reading } from '../core/index.js';

/** An open document: its text, and what was found out of it so far, at the cost of what changed since. */
export class LiveDocument {
  private readonly reader = new ConnectorReader();

  constructor(
    readonly document: TextDocument,
    readonly language: Language,
  ) {}

  get uri(): string {
    return this.document.uri;
  }

  get text(): string {
    return this.document.getText();
  }

  get version(): number {
    return this.document.version;
  }

  /** What a connector.yaml says, and what is wrong in it. Places in it are right until the text changes. */
  get reading(): Reading {
    return this.reader.read(this.text);
  }
}
