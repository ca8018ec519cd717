import * as vscode from 'vscode';
import { loadCore, type Problem, type ProblemCode, type Severity } from './core.js';
import { LANGUAGE } from './ids.js';
import type { ServedDocuments } from './language/served.js';
import type { ConnectorModel } from './model/connector.js';
import { Positions } from './model/positions.js';
import { isSpec } from './model/search.js';
import type { ConnectorStore } from './model/store.js';
import { inBackground } from './run.js';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};
/** A file with more has one cause; the first ones lead to it. */
const MOST = 200;

/** What is told of a file for what lies beside it: the language server sees its text alone. */
const NOT_OF_THE_TEXT: ReadonlySet<ProblemCode> = new Set(['connector-shadowed']);

/**
 * The problems of every known connector.yaml, and of Ruby that was edited by hand, in the Problems panel. Those of a text that is
 * open are told by the language server, but for one that is read only when somebody asks.
 */
export function registerDiagnostics(store: ConnectorStore, served: ServedDocuments): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('cenit');
  const shown = new Map<string, readonly vscode.Uri[]>();
  const problemsOf = ({ uri, problems }: ConnectorModel): readonly Problem[] =>
    served.has(uri) ? problems.filter(({ code }) => NOT_OF_THE_TEXT.has(code)) : problems;
  /** Whatever was a connector once: what is open of a file that is gone, or that another one stands for, has no problems. */
  const known = new Set<string>();
  const isHidden = (uri: vscode.Uri): boolean => known.has(uri.toString()) && store.get(uri)?.shadowed !== false;
  const show = (model: ConnectorModel): void => {
    known.add(model.id);
    inBackground('problems', () => publish(collection, shown, model, problemsOf(model)));
  };
  const first = (document: vscode.TextDocument): void => {
    if (document.languageId === LANGUAGE && isSpec(document.uri)) inBackground('connectors', () => store.ready());
  };
  vscode.workspace.textDocuments.forEach(first);
  return vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument(first),
    served.onDidChange((uri) => {
      const model = store.get(uri);
      if (model) show(model);
    }),
    store.onDidChange((change) => {
      if (change.what !== 'list') return show(change.model);
      served.hide(isHidden);
      for (const id of [...shown.keys()]) if (!store.get(vscode.Uri.parse(id))) forget(collection, shown, id);
    }),
  );
}

function forget(collection: vscode.DiagnosticCollection, shown: Map<string, readonly vscode.Uri[]>, id: string): void {
  for (const uri of shown.get(id) ?? []) collection.delete(uri);
  shown.delete(id);
}

async function publish(
  collection: vscode.DiagnosticCollection,
  shown: Map<string, readonly vscode.Uri[]>,
  model: ConnectorModel,
  ofSpec: readonly Problem[],
): Promise<void> {
  const { messageOf } = await loadCore();
  const toDiagnostics = (text: string, uri: vscode.Uri, problems: readonly Problem[]): vscode.Diagnostic[] => {
    const positions = new Positions(text);
    return problems.slice(0, MOST).map((problem) => {
      const { start, end } = problem.range;
      const diagnostic = new vscode.Diagnostic(
        new vscode.Range(positions.at(start), positions.at(Math.max(end, start))),
        messageOf(problem),
        SEVERITIES[problem.severity],
      );
      diagnostic.source = 'Cenit';
      diagnostic.code = problem.code;
      if (problem.related) {
        const place = new vscode.Range(positions.at(problem.related.range.start), positions.at(problem.related.range.end));
        diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, place), problem.related.note)];
      }
      return diagnostic;
    });
  };
  const byFile = new Map<string, Problem[]>();
  for (const { file, problem } of model.fileProblems) byFile.set(file, [...(byFile.get(file) ?? []), problem]);
  const entries: [vscode.Uri, vscode.Diagnostic[]][] = [
    [model.uri, toDiagnostics(model.text, model.uri, ofSpec)],
    ...[...byFile].map(([file, problems]): [vscode.Uri, vscode.Diagnostic[]] => {
      const uri = model.fileOf({ path: file });
      return [uri, toDiagnostics(model.fileTexts.get(file) ?? '', uri, problems)];
    }),
  ];
  for (const uri of shown.get(model.id) ?? []) if (!entries.some(([one]) => one.toString() === uri.toString())) collection.delete(uri);
  shown.set(
    model.id,
    entries.map(([uri]) => uri),
  );
  for (const [uri, diagnostics] of entries) if (diagnostics.length > 0 || collection.has(uri)) collection.set(uri, diagnostics);
}
