import type { TextDocument } from 'vscode-languageserver-textdocument';
import { ConnectorReader, PartedText, type Language, type Reading } from '../core/index.js';

/** An open document: its text, and what was found out of it so far, at the cost of what changed since. */
export class LiveDocument {
  /** Of the document's own reader: what it read of this text need not be read again for one that differs little. */
  readonly reader = new ConnectorReader();
  private lastParts: PartedText | undefined;

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

  /** The text taken apart, broken or not. What is worked out of it may be kept by it: each text has one of its own. */
  get parts(): PartedText {
    return (this.lastParts = PartedText.of(this.text, this.lastParts));
  }
}
