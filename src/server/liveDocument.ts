import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import type { CancellationToken } from 'vscode-jsonrpc/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  ConnectorReader,
  FOREIGN,
  HintReader,
  LinedText,
  PartedText,
  SchemaReader,
  formatSteps,
  isForeign,
  largeProblem,
  looksLikeConnector,
  type Language,
  type Reading,
  type Shape,
  type SpecProblem,
  type Steps,
  type TextEdit,
} from '../core/index.js';
import { stopped } from './runSteps.js';
import { Turns } from './turns.js';

/** A larger text takes many seconds to read at first, and half a gigabyte, so that waits until somebody asks for it; in characters. */
const LARGE = 3_000_000;

/** An open document: its text, and what was found out of it so far, at the cost of what changed since. */
export class LiveDocument {
  /** Of the document's own reader: what it read of this text need not be read again for one that differs little. */
  readonly reader = new ConnectorReader();
  private readonly hintReader = new HintReader();
  private readonly schemaReader = new SchemaReader();
  private lastParts: PartedText | undefined;
  private lined: LinedText;
  private readonly reads = new Turns();
  private readonly splits = new Turns();

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

  /** Whether a connector.yaml is another tool's, and left alone. */
  get isForeign(): boolean {
    return this.language.builtIn && !looksLikeConnector(this.text, undefined) && isForeign(this.parts);
  }

  /** Whether a connector.yaml is too large to be read before somebody asks for it. */
  get isLarge(): boolean {
    return this.language.builtIn && largeProblem(this.text, LARGE) !== undefined;
  }

  /** What a connector.yaml says, and what is wrong in it: at once where `read` came before. Places in it are right until the text changes. */
  get reading(): Reading {
    return this.reader.read(this.text);
  }

  /** The same with what does no good in it, though it does no harm. */
  get readingWithHints(): Reading {
    const { reading } = this;
    return { ...reading, problems: [...reading.problems, ...this.hintReader.hints(reading.tree)] };
  }

  /** What `reading` is, where it is known already. */
  get known(): Reading | undefined {
    return this.reader.known(this.text);
  }

  /** Reads the text in slices, between which other requests are answered. */
  async read(token: CancellationToken): Promise<void> {
    await this.reads.take(() => this.reader.readSteps(this.text), this.refusal(token));
  }

  /** Takes the text apart in the same way. */
  async takeApart(token: CancellationToken): Promise<void> {
    this.lastParts = await this.splits.take(() => PartedText.steps(this.text, this.lastParts), this.refusal(token));
  }

  /**
   * What is wrong in the text, and what does no good in it.
   * @param shape what it is checked against where that is not the language of connector.yaml
   * @param refused what is said where the text changes meanwhile, or nobody waits any more
   */
  problems(shape: Shape | undefined, token: CancellationToken, refused: typeof stopped): Promise<readonly SpecProblem[]> {
    const steps = (): Steps<readonly SpecProblem[]> =>
      this.language.builtIn ? this.connectorProblems() : this.schemaReader.problemSteps(this.text, shape);
    return this.reads.take(steps, this.refusal(token, refused));
  }

  /** Edits that put the text into form. */
  format(token: CancellationToken): Promise<readonly TextEdit[]> {
    return this.reads.take(() => formatSteps(this.text), this.refusal(token));
  }

  /** Why work on the text as it is now is not to go on. */
  refusal(token: CancellationToken, refused = stopped): () => Error | undefined {
    const { version } = this;
    return () => (token.isCancellationRequested || this.version !== version ? refused(token.isCancellationRequested) : undefined);
  }

  /** The text taken apart, broken or not. What is worked out of it may be kept by it: each text has one of its own. */
  get parts(): PartedText {
    return (this.lastParts = PartedText.of(this.text, this.lastParts));
  }

  private *connectorProblems(): Steps<readonly SpecProblem[]> {
    const large = largeProblem(this.text, LARGE);
    if (large) return [large];
    const { tree, problems } = yield* this.reader.readSteps(this.text);
    // Other tools have a connector.yaml too: it is left alone.
    return looksLikeConnector(this.text, tree) ? [...problems, ...this.hintReader.hints(tree)] : [FOREIGN];
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
