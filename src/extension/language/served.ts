import * as vscode from 'vscode';

/** The documents whose problems the language server tells, so that nobody else tells them a second time. */
export class ServedDocuments implements vscode.Disposable {
  private readonly ids = new Set<string>();
  private readonly collections = new Set<ServedCollection>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private isHidden: (uri: vscode.Uri) => boolean = () => false;

  /** One more document is served, or one less. */
  readonly onDidChange = this.changed.event;

  has(uri: vscode.Uri): boolean {
    return this.ids.has(uri.toString());
  }

  /** Where the problems from the server go: what stands in there counts as served. */
  collection(): vscode.DiagnosticCollection {
    const made = new ServedCollection(
      vscode.languages.createDiagnosticCollection('cenit'),
      (uri, served) => this.note(uri, served),
      (uri) => this.isHidden(uri),
      () => this.collections.delete(made),
    );
    this.collections.add(made);
    return made;
  }

  /** Says which documents have no problems to show, whatever their text is. */
  hide(isHidden: (uri: vscode.Uri) => boolean): void {
    this.isHidden = isHidden;
    for (const collection of this.collections) collection.show();
  }

  private note(uri: vscode.Uri, served: boolean): void {
    const id = uri.toString();
    if (served === this.ids.has(id)) return;
    if (served) this.ids.add(id);
    else this.ids.delete(id);
    this.changed.fire(uri);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

/** A collection of the editor that says what comes and goes in it: the client alone knows which documents it asks about. */
class ServedCollection implements vscode.DiagnosticCollection {
  /** What the server told of each document, shown or not. */
  private readonly told = new Map<string, readonly [vscode.Uri, readonly vscode.Diagnostic[]]>();

  constructor(
    private readonly shown: vscode.DiagnosticCollection,
    private readonly note: (uri: vscode.Uri, served: boolean) => void,
    private readonly isHidden: (uri: vscode.Uri) => boolean,
    private readonly gone: () => void,
  ) {}

  get name(): string {
    return this.shown.name;
  }

  /** Shows what is to be shown now. */
  show(): void {
    for (const [uri, ones] of this.told.values()) this.shown.set(uri, this.toShow(uri, ones));
  }

  private toShow(uri: vscode.Uri, ones: readonly vscode.Diagnostic[]): readonly vscode.Diagnostic[] {
    // Of a text without a file nobody else tells that it is too large.
    return this.isHidden(uri) || (saysTooLarge(ones) && uri.scheme !== 'untitled') ? [] : ones;
  }

  set(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[] | undefined): void;
  set(entries: readonly [vscode.Uri, readonly vscode.Diagnostic[] | undefined][]): void;
  set(
    what: vscode.Uri | readonly [vscode.Uri, readonly vscode.Diagnostic[] | undefined][],
    diagnostics?: readonly vscode.Diagnostic[],
  ): void {
    const entries = what instanceof vscode.Uri ? [[what, diagnostics] as const] : what;
    for (const [uri, ones] of entries) {
      if (!ones) {
        this.delete(uri);
        continue;
      }
      this.told.set(uri.toString(), [uri, ones]);
      this.shown.set(uri, this.toShow(uri, ones));
      // What the server does not read is told of by who knows whether it was read all the same.
      this.note(uri, !saysTooLarge(ones));
    }
  }

  delete(uri: vscode.Uri): void {
    this.told.delete(uri.toString());
    this.shown.delete(uri);
    this.note(uri, false);
  }

  clear(): void {
    for (const [uri] of [...this.told.values()]) this.delete(uri);
  }

  dispose(): void {
    this.clear();
    this.shown.dispose();
    this.gone();
  }

  get(uri: vscode.Uri): readonly vscode.Diagnostic[] | undefined {
    return this.told.get(uri.toString())?.[1];
  }

  has(uri: vscode.Uri): boolean {
    return this.told.has(uri.toString());
  }

  forEach(run: Parameters<vscode.DiagnosticCollection['forEach']>[0]): void {
    for (const [uri, ones] of this) run(uri, ones, this);
  }

  *[Symbol.iterator](): Iterator<[vscode.Uri, readonly vscode.Diagnostic[]]> {
    for (const [uri, ones] of this.told.values()) yield [uri, ones];
  }
}

function saysTooLarge(ones: readonly vscode.Diagnostic[]): boolean {
  return ones.some(({ code }) => (typeof code === 'object' ? code.value : code) === 'connector-large');
}
