// node dist/server.js --stdio [--schema FILE]
import { readFileSync } from 'node:fs';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './connection.js';

const words = process.argv.slice(2);
const at = words.indexOf('--schema');
const file = at < 0 ? undefined : words[at + 1];
startServer(createConnection(ProposedFeatures.all), file === undefined ? undefined : (JSON.parse(readFileSync(file, 'utf8')) as object));
