// node dist/server.js --stdio [--schema FILE]     or --node-ipc, for an editor that is a Node process itself
import { readFileSync } from 'node:fs';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { startServer } from './connection.js';
import { readSchema } from './readSchema.js';
import { editorConnection } from './editorConnection.js';

const words = process.argv.slice(2);
const at = words.indexOf('--schema');
const file = at < 0 ? undefined : words[at + 1];
const connection = words.includes('--node-ipc')
  ? createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process))
  : createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
// Over IPC an editor that is gone shows by this alone.
process.on('disconnect', () => process.exit(1));
const editor = editorConnection(connection, (code) => process.exit(code));
startServer(editor, file === undefined ? undefined : readSchema(() => readFileSync(file, 'utf8'), file));
