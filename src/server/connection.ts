import type { InitializeParams } from 'vscode-languageserver/node';
import { capabilities, schemaCapabilities } from './capabilities.gen.js';
import type { EditorConnection } from './editorConnection.js';
import type { GivenSchema } from './readSchema.js';

/**
 * Answers an editor until it goes. What the server can do is told at once; what does it is loaded behind that answer. In the bundle
 * that happens within one turn, so nothing that an editor says meanwhile is missed.
 * @param given undefined: the language of connector.yaml
 */
export function startServer(connection: EditorConnection, given: GivenSchema | undefined): void {
  connection.onInitialize(({ initializationOptions }: InitializeParams) => {
    setImmediate(() => void takeUp(connection, given, initializationOptions));
    return { serverInfo: { name: 'cenit-connector-server' }, capabilities: given ? schemaCapabilities : capabilities };
  });
  connection.listen();
}

async function takeUp(connection: EditorConnection, given: GivenSchema | undefined, options: unknown): Promise<void> {
  const { answer } = await import('./answer.js');
  answer(connection, given, options);
}
