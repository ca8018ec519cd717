import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  ConnectorReader,
  HintReader,
  LinedText,
  PartedText,
  SchemaReader,
  looksLikeConnector,
  type Language,
  type Reading,
  type Shape,
  type SpecProblem,
  type Steps,
} from '../core/index.js';

/** An open document: its text, and what was found out of it so far, at the cost of what changed since. */
export class LiveDocument {
  /** Of the document's own reader: what it read of this text need not be read again for one that differs little. */
  readonly reader = new ConnectorReader();
  private readonly hintReader = new HintReader();
  private readonly schemaReader = new SchemaReader();
  private lastParts: PartedText | undefined;
  private lined: LinedText;

  constructor(
    readonly document: TextDocument,
    readonly language: Language,
  ) {
    this.lined = new LinedText(document.getText());
  }

  get uri(): string {
    return this.document.uri;
  }

  get text(): string {
    return this.document.getText();
  }

  get version(): number {
    return this.document.version;
  }

  /** The text by its lines. */
  get lines(): LinedText {
    return this.lined;
  }

  /** What a connector.yaml says, and what is wrong in it. Places in it are right until the text changes. */
  get reading(): Reading {
    return this.reader.read(this.text);
  }

  /** The same with what does no good in it, though it does no harm. */
  get readingWithHints(): Reading {
    const { reading } = this;
    return { ...reading, problems: [...reading.problems, ...this.hintReader.hints(reading.tree)] };
  }

  /** The text taken apart, broken or not. What is worked out of it may be kept by it: each text has one of its own. */
  get parts(): PartedText {
    return (this.lastParts = PartedText.of(this.text, this.lastParts));
  }

  /**
   * What is wrong in the text, and what does no good in it: work that can be paused.
   * @param shape what it is checked against where that is not the language of connector.yaml
   */
  problemSteps(shape: Shape | undefined): Steps<readonly SpecProblem[]> {
    return this.language.builtIn ? this.connectorProblems() : this.schemaReader.problemSteps(this.text, shape);
  }

  private *connectorProblems(): Steps<readonly SpecProblem[]> {
    const { tree, problems } = yield* this.reader.readSteps(this.text);
    // Other tools have a connector.yaml too: it is left alone.
    return looksLikeConnector(this.text, tree) ? [...problems, ...this.hintReader.hints(tree)] : [];
  }

  /** Each change is meant for the text that the one before it made. */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): this {
    const { document } = this;
    for (const change of changes) {
      if ('range' in change) {
        const { start, end } = change.range;
        this.lined.change({ start: document.offsetAt(start), end: document.offsetAt(end), text: change.text });
      } else this.lined = new LinedText(change.text);
      TextDocument.update(document, [change], version);
    }
    return this;
  }
}
