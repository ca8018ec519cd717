import type { CodeActionParams } from 'vscode-languageserver/node';
import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import { t, type Range, type Steps, type TextEdit, type TreePath } from '../core/index.js';
import { fixAllSteps, fixStepsAt, moveToDefaults, rewritesAt, sharedKeyAt, touches, type ProblemFix } from '../core/mending.js';
import { KEEP_SECRET, type SecretPlace } from '../protocol/keepSecret.js';
import { FIX_ALL } from './actionKinds.js';
import { lspEdits } from './edits.js';
import type { LiveDocument } from './liveDocument.js';

/** What is worked out only when somebody chooses the action, for the text of that version. */
export interface Later {
  readonly uri: string;
  readonly version: number;
  readonly path: TreePath;
}

/** The actions that are offered at a place of a document which is read. */
export function* actionSteps(live: LiveDocument, { range, context }: CodeActionParams): Steps<CodeAction[]> {
  const { document, text, readingWithHints: reading } = live;
  const place: Range = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const wants = (kind: string): boolean => !context.only || context.only.some((one) => `${kind}.`.startsWith(`${one}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const found = yield* fixStepsAt(text, reading, place);
    actions.push(...found.map((one) => quickFix(live, one, context.diagnostics)));
  }
  if (wants(CodeActionKind.RefactorRewrite)) {
    for (const { title, edits } of rewritesAt(text, reading, place))
      actions.push({ title, kind: CodeActionKind.RefactorRewrite, ...editOf(live, edits) });
  }
  const path = wants(CodeActionKind.RefactorExtract) ? sharedKeyAt(reading.tree, place) : undefined;
  if (path) {
    const data: Later = { uri: live.uri, version: live.version, path };
    actions.push({
      title: t('Move "{key}" of all resources to defaults', { key: path.join('.') }),
      kind: CodeActionKind.RefactorExtract,
      data,
    });
  }
  // Costly, so for who asks for it by name only.
  if (context.only && wants(FIX_ALL)) {
    const edits = yield* fixAllSteps(text, reading);
    if (edits.length > 0) actions.push({ title: t('Fix everything that is plain'), kind: FIX_ALL, ...editOf(live, edits) });
  }
  return actions;
}

function quickFix(live: LiveDocument, { problem, fix }: ProblemFix, told: readonly Diagnostic[]): CodeAction {
  const { title, isPreferred, edits, secret } = fix;
  const { document, uri, version } = live;
  const isOwn = ({ code, range }: Diagnostic): boolean =>
    code === problem.code && touches(problem.range, { start: document.offsetAt(range.start), end: document.offsetAt(range.end) });
  const action = { title, kind: CodeActionKind.QuickFix, isPreferred, diagnostics: told.filter(isOwn) };
  if (!secret) return { ...action, ...editOf(live, edits) };
  const place: SecretPlace = { uri, version, ...secret, edits };
  return { ...action, command: { title, command: KEEP_SECRET, arguments: [place] } };
}

function editOf({ document, uri }: LiveDocument, edits: readonly TextEdit[]): Pick<CodeAction, 'edit'> {
  return { edit: { changes: { [uri]: lspEdits(document, edits) } } };
}

/** The action with its edits, if the document is read whole. */
export function resolved(live: LiveDocument, action: CodeAction, path: TreePath): CodeAction {
  const { tree } = live.reading;
  return tree ? { ...action, ...editOf(live, moveToDefaults(live.text, tree, path)) } : action;
}
