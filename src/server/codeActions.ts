import type { CodeActionParams } from 'vscode-languageserver/node';
import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import {
  fixAllSteps,
  fixStepsAt,
  moveToDefaults,
  rewritesAt,
  sharedKeyAt,
  touches,
  type ProblemFix,
  type Range,
  type Steps,
  type TextEdit,
  type TreePath,
} from '../core/index.js';
import { KEEP_SECRET, type SecretPlace } from '../protocol/keepSecret.js';
import { lspEdits } from './edits.js';
import type { Feature } from './feature.js';
import type { LiveDocument } from './liveDocument.js';
import { runSteps } from './runSteps.js';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.cenit`;

/** What is worked out only when somebody chooses the action, for the text of that version. */
interface Later {
  readonly uri: string;
  readonly version: number;
  readonly path: TreePath;
}

/** Fixes of problems, other ways to write something, and all that can be mended without asking. */
export const codeActions: Feature = {
  capabilities: {
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorExtract, CodeActionKind.RefactorRewrite, FIX_ALL],
      resolveProvider: true,
    },
  },
  register({ connection, documents }) {
    connection.onCodeAction(async (asked, token) => {
      const live = documents.get(asked.textDocument.uri);
      // The editor asks at each step of the cursor.
      if (!live || live.isLarge || live.isForeign) return [];
      const refusal = live.refusal(token);
      await live.read(token);
      return runSteps(() => actionSteps(live, asked), refusal);
    });
    connection.onCodeActionResolve(async (action, token) => {
      if (action.data === undefined) return action;
      const { uri, version, path } = action.data as Later;
      const live = documents.get(uri);
      if (live?.version !== version) return action;
      await live.read(token);
      const { tree } = live.reading;
      return tree ? { ...action, ...editOf(live, moveToDefaults(live.text, tree, path)) } : action;
    });
  },
};

function* actionSteps(live: LiveDocument, { range, context }: CodeActionParams): Steps<CodeAction[]> {
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
    actions.push({ title: `Move "${path.join('.')}" of all resources to defaults`, kind: CodeActionKind.RefactorExtract, data });
  }
  // Costly, so for who asks for it by name only.
  if (context.only && wants(FIX_ALL)) {
    const edits = yield* fixAllSteps(text, reading);
    if (edits.length > 0) actions.push({ title: 'Fix everything that is plain', kind: FIX_ALL, ...editOf(live, edits) });
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
