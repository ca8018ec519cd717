import type { CancellationToken, Disposable, MessageConnection } from 'vscode-jsonrpc/node';
import type { Connection } from 'vscode-languageserver/node';

/** What an editor asks and tells, by the names that vscode-languageserver gives it: its types hold here, its code stays out. */
const requests = {
  onInitialize: 'initialize',
  onCompletion: 'textDocument/completion',
  onCompletionResolve: 'completionItem/resolve',
  onHover: 'textDocument/hover',
  onSignatureHelp: 'textDocument/signatureHelp',
  onDefinition: 'textDocument/definition',
  onReferences: 'textDocument/references',
  onDocumentHighlight: 'textDocument/documentHighlight',
  onDocumentSymbol: 'textDocument/documentSymbol',
  onDocumentLinks: 'textDocument/documentLink',
  onDocumentLinkResolve: 'documentLink/resolve',
  onFoldingRanges: 'textDocument/foldingRange',
  onSelectionRanges: 'textDocument/selectionRange',
  onPrepareRename: 'textDocument/prepareRename',
  onRenameRequest: 'textDocument/rename',
  onCodeAction: 'textDocument/codeAction',
  onCodeActionResolve: 'codeAction/resolve',
  onCodeLens: 'textDocument/codeLens',
  onCodeLensResolve: 'codeLens/resolve',
  onDocumentFormatting: 'textDocument/formatting',
  onDocumentRangeFormatting: 'textDocument/rangeFormatting',
  onDocumentOnTypeFormatting: 'textDocument/onTypeFormatting',
  onExecuteCommand: 'workspace/executeCommand',
} as const satisfies Partial<Record<keyof Connection, string>>;

const notifications = {
  onInitialized: 'initialized',
  onDidOpenTextDocument: 'textDocument/didOpen',
  onDidChangeTextDocument: 'textDocument/didChange',
  onDidSaveTextDocument: 'textDocument/didSave',
  onDidCloseTextDocument: 'textDocument/didClose',
  onDidChangeConfiguration: 'workspace/didChangeConfiguration',
  onDidChangeWatchedFiles: 'workspace/didChangeWatchedFiles',
} as const satisfies Partial<Record<keyof Connection, string>>;

type Diagnostics = Connection['languages']['diagnostics'];
type SemanticTokens = Connection['languages']['semanticTokens'];

type Handler = (...given: never[]) => unknown;
/** A way to listen, without the reports of progress that nobody here makes. */
type Listen<L> = L extends (handler: infer H extends Handler) => unknown
  ? (handler: (params: Parameters<H>[0], token: CancellationToken) => ReturnType<H>) => Disposable
  : never;

/** The editor at the other end. */
export type EditorConnection = { readonly [K in keyof typeof requests | keyof typeof notifications]: Listen<Connection[K]> } & {
  readonly languages: {
    readonly diagnostics: { readonly on: Listen<Diagnostics['on']>; readonly refresh: () => Promise<void> };
    readonly semanticTokens: {
      readonly on: Listen<SemanticTokens['on']>;
      readonly onDelta: Listen<SemanticTokens['onDelta']>;
      readonly onRange: Listen<SemanticTokens['onRange']>;
      readonly refresh: () => Promise<void>;
    };
  };
} & Pick<MessageConnection, 'onRequest' | 'onNotification' | 'sendRequest' | 'sendNotification' | 'listen'>;

/** @param exit ends the process; called when the editor says so */
export function editorConnection(connection: MessageConnection, exit: (code: number) => void): EditorConnection {
  const answer = (method: string) => (handler: Handler) => connection.onRequest(method, handler as never);
  const hear = (method: string) => (handler: Handler) => connection.onNotification(method, handler as never);
  const ask = (method: string) => () => connection.sendRequest(method);
  const each = <T extends object>(table: T, listen: (method: string) => (handler: Handler) => Disposable) =>
    Object.fromEntries(Object.entries(table).map(([name, method]: [string, string]) => [name, listen(method)])) as {
      [K in keyof T]: (handler: Handler) => Disposable;
    };
  let shutDown = false;
  connection.onRequest('shutdown', () => {
    shutDown = true;
    return null;
  });
  connection.onNotification('exit', () => exit(shutDown ? 0 : 1));
  // An editor that is gone without a word says nothing more.
  connection.onClose(() => exit(shutDown ? 0 : 1));
  return {
    ...each(requests, answer),
    ...each(notifications, hear),
    languages: {
      diagnostics: { on: answer('textDocument/diagnostic'), refresh: ask('workspace/diagnostic/refresh') },
      semanticTokens: {
        on: answer('textDocument/semanticTokens/full'),
        onDelta: answer('textDocument/semanticTokens/full/delta'),
        onRange: answer('textDocument/semanticTokens/range'),
        refresh: ask('workspace/semanticTokens/refresh'),
      },
    },
    onRequest: connection.onRequest.bind(connection),
    onNotification: connection.onNotification.bind(connection),
    sendRequest: connection.sendRequest.bind(connection),
    sendNotification: connection.sendNotification.bind(connection),
    listen: connection.listen.bind(connection),
  } as EditorConnection;
}
