import type { EditorConnection } from './editorConnection.js';

/** Kinds of messages, as the protocol numbers them. */
const ERROR = 1;

/** To who sees the editor, and to who started the server. */
export function tellTrouble(connection: EditorConnection, message: string): void {
  console.error(message);
  void connection.sendNotification('window/showMessage', { type: ERROR, message });
}
