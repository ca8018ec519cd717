// A bundle of its own, dist/language.js: loaded when the first connector.yaml is opened.
import type * as vscode from 'vscode';
import { LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import { traceChannel } from './trace.js';

/** What the client needs of the extension, whose modules this bundle does not share. */
export interface ClientHost {
  readonly language: string;
  /** The setting `<section>.trace.server` says what is written of the talk with the server. */
  readonly section: string;
  readonly serverFile: string;
  readonly log: vscode.LogOutputChannel;
  /** What the server says in the language of the window, by its English words; undefined: English. */
  readonly texts: typeof vscode.l10n.bundle;
  /** Where the problems go that the server finds. */
  readonly collection: () => vscode.DiagnosticCollection;
  /** The server does not answer, and will not be started again. */
  readonly broken: () => void;
}

export interface RunningClient {
  stop(): Promise<void>;
}

/** Messages of the library become entries of the log; what people must know is told in the words of the extension. */
class Client extends LanguageClient {
  constructor(
    private readonly broken: () => void,
    ...rest: ConstructorParameters<typeof LanguageClient>
  ) {
    super(...rest);
  }

  override error(message: string, data?: unknown, show: boolean | 'force' = true): void {
    super.error(message, data, false);
    if (show === 'force') this.broken();
  }

  /** A window that closes goes on asking: what no server is there for has no answer, and is no failure. */
  override handleFailedRequest<T>(...given: Parameters<LanguageClient['handleFailedRequest']>): T {
    const [, , , nothing] = given;
    return (this.isRunning() ? super.handleFailedRequest(...given) : nothing) as T;
  }
}

/** Starts the language server. One that ends by itself is started again, a few times in a row at most. */
export async function startClient({ language, section, serverFile, log, texts, collection, broken }: ClientHost): Promise<RunningClient> {
  const trace = traceChannel(log, `${section}.trace`);
  const client = new Client(
    broken,
    section,
    'Cenit Connector Language Server',
    { module: serverFile, transport: TransportKind.ipc },
    {
      // Files, untitled texts, and whatever else an editor may hold.
      documentSelector: [{ language }],
      initializationOptions: { texts },
      outputChannel: log,
      traceOutputChannel: trace,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticCollectionProvider: { create: collection, dispose: (one) => one.dispose() },
      diagnosticPullOptions: { onChange: true, onTabs: true },
    },
  );
  await client.start();
  return {
    async stop() {
      await client.dispose();
      trace.dispose();
    },
  };
}
