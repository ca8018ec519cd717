import type { ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { connectorLanguage, schemaLanguage } from '../core/index.js';
import { Documents } from './documents.js';
import type { EditorConnection } from './editorConnection.js';
import { connectorFeatures, features } from './features.js';
import { joinAddress } from './joinAddress.js';
import { tellTrouble } from './tellTrouble.js';

const INCREMENTAL: typeof TextDocumentSyncKind.Incremental = 2;

/**
 * Answers an editor until it goes.
 * @param schema a JSON Schema that alone rules; undefined: the language of connector.yaml
 * @param trouble why the schema that was asked for could not be had
 */
export function startServer(connection: EditorConnection, schema: object | undefined, trouble?: string): void {
  const language = schema ? schemaLanguage(schema, joinAddress) : connectorLanguage();
  const documents = new Documents(language);
  const all = language.builtIn ? [...features, ...connectorFeatures] : features;
  connection.onInitialize(() => ({
    serverInfo: { name: 'cenit-connector-server' },
    capabilities: Object.assign({ textDocumentSync: INCREMENTAL }, ...all.map((feature) => feature.capabilities)) as ServerCapabilities,
  }));
  if (trouble !== undefined) connection.onInitialized(() => tellTrouble(connection, trouble));
  for (const feature of all) feature.register({ connection, documents });
  documents.listen(connection);
  connection.listen();
}
