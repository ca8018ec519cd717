import type { ServerCapabilities } from 'vscode-languageserver/node';
import type { Documents } from './documents.js';
import type { EditorConnection } from './editorConnection.js';

/** What all features work on. */
export interface ServerContext {
  readonly connection: EditorConnection;
  readonly documents: Documents;
}

/** One thing the server can do: what it says of itself to the editor, and the requests it answers. */
export interface Feature {
  readonly capabilities: ServerCapabilities;
  register(context: ServerContext): void;
}
