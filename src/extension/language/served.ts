import * as vscode from 'vscode';

/** The documents whose problems the language server tells, so that nobody else tells them a second time. */
export class ServedDocuments implements vscode.Disposable {
  private readonly ids = new Set<string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();

  /** One more document is served, or one less. */
  readonly onDidChange = this.changed.event;

  has(uri: vscode.Uri): boolean {
    return this.ids.has(uri.toString());
  }

  /** Where the problems from the server go: what stands in there counts as served. */
  collection(): vscode.DiagnosticCollection {
    return new ServedCollection(vscode.languages.createDiagnosticCollection('cenit'), (uri, served) => this.note(uri, served));
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
  constructor(
    private readonly kept: vscode.DiagnosticCollection,
    private readonly note: (uri: vscode.Uri, served: boolean) => void,
  ) {}

  get name(): string {
    return this.kept.name;
  }

  set(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[] | undefined): void;
  set(entries: readonly [vscode.Uri, readonly vscode.Diagnostic[] | undefined][]): void;
  set(
    what: vscode.Uri | readonly [vscode.Uri, readonly vscode.Diagnostic[] | undefined][],
    diagnostics?: readonly vscode.Diagnostic[],
  ): void {
    const entries = what instanceof vscode.Uri ? [[what, diagnostics] as const] : what;
    for (const [uri, ones] of entries) {
      this.kept.set(uri, ones);
      this.note(uri, ones !== undefined);
    }
  }

  delete(uri: vscode.Uri): void {
    this.kept.delete(uri);
    this.note(uri, false);
  }

  clear(): void {
    const uris = [...this.kept].map(([uri]) => uri);
    this.kept.clear();
    for (const uri of uris) this.note(uri, false);
  }

  dispose(): void {
    this.clear();
    this.kept.dispose();
  }

  get(uri: vscode.Uri): readonly vscode.Diagnostic[] | undefined {
    return this.kept.get(uri);
  }

  has(uri: vscode.Uri): boolean {
    return this.kept.has(uri);
  }

  forEach(run: Parameters<vscode.DiagnosticCollection['forEach']>[0]): void {
    this.kept.forEach(run);
  }

  [Symbol.iterator](): Iterator<[vscode.Uri, readonly vscode.Diagnostic[]]> {
    return this.kept[Symbol.iterator]();
  }
}
