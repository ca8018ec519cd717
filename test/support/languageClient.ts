import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Position,
  type ProtocolConnection,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    codeLens: {},
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
    definition: { linkSupport: true },
    diagnostic: { relatedDocumentSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    rename: { prepareSupport: true },
  },
  workspace: { diagnostics: { refreshSupport: true }, workspaceEdit: { documentChanges: true } },
};

/** An editor without a window: it drives the built server, dist/server.js, over its standard streams. */
export class LanguageClient {
  private constructor(
    private readonly process: ChildProcess,
    /** For what no method here does: requests by their type, notifications of the server. */
    readonly connection: ProtocolConnection,
    readonly capabilities: ServerCapabilities,
  ) {}

  /** @param words after `--stdio`, such as `--schema FILE` */
  static start(...words: readonly string[]): Promise<LanguageClient> {
    return LanguageClient.startWith(undefined, ...words);
  }

  /** @param initializationOptions what the editor hands in to begin with */
  static async startWith(initializationOptions: unknown, ...words: readonly string[]): Promise<LanguageClient> {
    const process = spawn(globalThis.process.execPath, ['dist/server.js', '--stdio', ...words], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(new StreamMessageReader(process.stdout), new StreamMessageWriter(process.stdin));
    connection.listen();
    const { capabilities } = await connection.sendRequest(InitializeRequest.type, {
      processId: globalThis.process.pid,
      rootUri: null,
      capabilities: CAPABILITIES,
      initializationOptions,
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return new LanguageClient(process, connection, capabilities);
  }

  /** Opens a document, under a name of its own where several are open at once. */
  async open(text: string, uri = 'file:///project/acme/connector.yaml'): Promise<TextDocument> {
    const document = TextDocument.create(uri, 'cenit-connector', 1, text);
    const { languageId, version } = document;
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId, version, text } });
    return document;
  }

  /** Puts a text in the place of what stands from `start` to `end`, as typing does; the document is changed with it. */
  async edit(document: TextDocument, start: number, end: number, text: string): Promise<void> {
    const change = { range: { start: document.positionAt(start), end: document.positionAt(end) }, text };
    const version = document.version + 1;
    TextDocument.update(document, [change], version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: document.uri, version },
      contentChanges: [change],
    });
  }

  async close({ uri }: TextDocument): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** What most requests ask with: a document, and a place in it. */
  at(document: TextDocument, offset: number): { readonly textDocument: { readonly uri: string }; readonly position: Position } {
    return { textDocument: { uri: document.uri }, position: document.positionAt(offset) };
  }

  /** Asks the server to go, and waits until it is gone. */
  async stop(): Promise<void> {
    const gone = once(this.process, 'exit');
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    await gone;
    this.connection.dispose();
  }
}

/** The text without its mark ‸, and the offset where that stood. */
export function withCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('‸');
  if (offset < 0) throw new Error('no ‸ in the text');
  return { text: marked.replace('‸', ''), offset };
}
