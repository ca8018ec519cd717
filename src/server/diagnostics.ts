import { ResponseError } from 'vscode-jsonrpc/node';
import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import type { DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { DOCS, specMessageOf, type Severity, type Shape, type SpecCode, type SpecProblem } from '../core/index.js';
import { lspRange } from './documents.js';
import type { Feature } from './feature.js';
import type { LiveDocument } from './liveDocument.js';
import { stopped } from './runSteps.js';
import { schemaShape } from './schemaShape.js';

/** The page that says of each problem what it means. */
export const PROBLEMS_PAGE = `${DOCS}/problems.md`;

/** The protocol's code for an answer that is to be asked for again. */
const SERVER_CANCELLED = -32802;

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** An editor shows no more of one file. */
const MOST = 1000;

/** What could go: an editor shows it faded. */
const UNNECESSARY: ReadonlySet<SpecCode> = new Set<SpecCode>(['variable-unused', 'default-shadowed']);

/** Problems of a document, when the editor asks for them. */
export const diagnostics: Feature = {
  capabilities: { diagnosticProvider: { identifier: 'cenit', interFileDependencies: false, workspaceDiagnostics: false } },
  register({ connection, documents }) {
    const { language } = documents;
    let shape: Promise<Shape | undefined> | undefined;
    let reports = 0;
    const last = new WeakMap<LiveDocument, { readonly version: number; readonly resultId: string }>();
    connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token): Promise<DocumentDiagnosticReport> => {
      if (!language.builtIn) shape ??= schemaShape(language.schema.root, connection);
      const ready = await shape;
      const live = documents.get(textDocument.uri);
      if (!live) return { kind: 'full', items: [] };
      const { version } = live;
      const known = last.get(live);
      if (known?.version === version && known.resultId === previousResultId) return { kind: 'unchanged', resultId: known.resultId };
      const problems = await live.problems(ready, token, notTold);
      reports += 1;
      const resultId = String(reports);
      last.set(live, { version, resultId });
      return { kind: 'full', resultId, items: problems.slice(0, MOST).map((problem) => diagnosticOf(problem, live)) };
    });
  },
};

/** Of a text that is not there any more nothing is told; the editor asks again. */
function notTold(isCancelled: boolean): Error {
  return isCancelled ? stopped(true) : new ResponseError(SERVER_CANCELLED, 'The text has changed.', { retriggerRequest: true });
}

function diagnosticOf(problem: SpecProblem, { document, uri, language }: LiveDocument): Diagnostic {
  const { code, severity, range, related } = problem;
  return {
    range: lspRange(document, range),
    severity: SEVERITIES[severity],
    code,
    codeDescription: { href: `${PROBLEMS_PAGE}#${code}` },
    source: language.builtIn ? 'Cenit' : 'YAML',
    message: specMessageOf(problem),
    ...(UNNECESSARY.has(code) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related ? { relatedInformation: [{ location: { uri, range: lspRange(document, related.range) }, message: related.note }] } : {}),
  };
}
