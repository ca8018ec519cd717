// Measures the language server as an editor feels it: node scripts/benchLanguage.mjs (a part of npm run bench)
// YLS=<folder of the package yaml-language-server> measures that one beside it, on the same files and by the same schema.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { serverSize } from './serverSize.mjs';
import { held } from './held.mjs';

const SCHEMA = pathToFileURL(resolve('schemas/connector.schema.json')).href;
const servers = [
  { name: 'ours', words: ['dist/server.js', '--stdio'], languageId: 'cenit-connector', bundle: serverSize(), rest: 0 },
  ...(process.env.YLS
    ? [
        {
          name: 'yaml-language-server',
          words: [join(process.env.YLS, 'bin/yaml-language-server'), '--stdio'],
          languageId: 'yaml',
          rest: 200,
        },
      ]
    : []),
];
const SETTINGS = {
  yaml: { schemas: { [SCHEMA]: ['connector.yaml'] }, schemaStore: { enable: false }, validate: true, completion: true, hover: true },
};

const specOf = (count) => `name: bench
authorization: {type: bearer}
connection:
  url: https://api.acme.example/v1
resources:
${Array.from(
  { length: count },
  (_, i) => `  - name: Item${i}
    primary_key: id
    fields:
      id: {type: string}
      title:
        type: string
        from: properties.title
    pagination:
      type: page
      parameter: page
      start: 1
      size:
        parameter: per_page
        value: 100
    errors:
      message: error.message
      code: error.code
    import:
      all: GET items${i}
      one: GET items${i}/{id}
      headers:
        Accept: application/json
    export:
      create: POST items${i}
      update: PUT items${i}/{id}
      only:
        - title
`,
).join('')}`;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const timed = async (run) => {
  const began = performance.now();
  await run();
  return performance.now() - began;
};

class Server {
  constructor({ words, languageId }) {
    this.languageId = languageId;
    this.process = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.connection = createMessageConnection(new StreamMessageReader(this.process.stdout), new StreamMessageWriter(this.process.stdin));
    this.connection.onRequest('workspace/configuration', ({ items }) => items.map(({ section }) => SETTINGS[section] ?? null));
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }) => this.told?.(diagnostics));
    this.connection.listen();
    this.version = 1;
  }

  async start() {
    const { capabilities } = await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { workspace: { configuration: true }, textDocument: { completion: { completionItem: { snippetSupport: true } } } },
    });
    this.pulls = capabilities.diagnosticProvider !== undefined;
    await this.connection.sendNotification('initialized', {});
  }

  open(text) {
    this.uri = pathToFileURL('/bench/connector.yaml').href;
    this.lines = text.split('\n');
    const textDocument = { uri: this.uri, languageId: this.languageId, version: this.version, text };
    return this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  change(line, from, to, text) {
    this.version += 1;
    const range = { start: { line, character: from }, end: { line, character: to } };
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri, version: this.version },
      contentChanges: [{ range, text }],
    });
  }

  ask(method, line, character) {
    return this.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: this.uri }, position: { line, character } });
  }

  /** Problems of the text as it is after `change`; of a server that tells by itself the first that fit. */
  async problems(change, fit) {
    if (this.pulls) {
      change();
      return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: this.uri } });
    }
    const told = new Promise((tell) => {
      this.told = (diagnostics) => fit(diagnostics.length) && tell(diagnostics);
    });
    change();
    return told;
  }

  /** Resident memory in MB; undefined where the system does not tell. */
  memory() {
    try {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))?.[1]) / 1024;
    } catch {
      return undefined;
    }
  }

  stop() {
    this.connection.dispose();
    this.process.kill('SIGKILL');
  }
}

const rows = new Map();
const put = (what, name, value, unit = 'ms', bound = undefined) => {
  const row = rows.get(what) ?? { what };
  row[name] = value === undefined ? '' : `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
  if (bound !== undefined) row.bound = `≤ ${bound} ${unit}`;
  if (bound !== undefined && name === 'ours') row.holds = held(value, bound);
  rows.set(what, row);
};

for (const server of servers) {
  const starts = [];
  for (let run = 0; run < 7; run += 1) {
    const began = performance.now();
    const one = new Server(server);
    await one.start();
    starts.push(performance.now() - began);
    one.stop();
  }
  put('spawn to initialized', server.name, median(starts), 'ms', 120);
  if (server.bundle) put('bundle, minified', server.name, server.bundle / 1000, 'kB', 500);
  for (const [count, bound] of [
    [200, 8],
    [2000, 20],
  ])
    await measure(server, count, bound);
}
console.table([...rows.values()]);

async function measure(server, count, bound) {
  const one = new Server(server);
  await one.start();
  const text = specOf(count);
  await one.open(text);
  await one.problems(
    () => undefined,
    () => true,
  );
  const keys = one.lines.flatMap((line, index) => (/^ {4,}[a-z_]+:/.test(line) ? [index] : []));
  const places = Array.from(
    { length: count >= 2000 ? 10 : 30 },
    (_, index) => keys[Math.floor(((index + 0.5) * keys.length) / (count >= 2000 ? 10 : 30))],
  );
  const completions = [];
  for (const line of places) {
    const indent = one.lines[line].search(/\S/);
    await one.change(line, 0, 0, `${' '.repeat(indent)}\n`);
    await one.ask('completion', line, indent);
    await one.change(line, indent, indent, 'p');
    completions.push(await timed(() => one.ask('completion', line, indent + 1)));
    await one.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: one.uri, version: (one.version += 1) },
      contentChanges: [{ range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } }, text: '' }],
    });
  }
  put(`completion of a key after an edit, ${count} resources`, server.name, median(completions), 'ms', bound);
  if (count < 2000) return one.stop();
  const hovers = [];
  for (const line of places) hovers.push(await timed(() => one.ask('hover', line, one.lines[line].search(/\S/) + 1)));
  put(`hover, ${count} resources`, server.name, median(hovers), 'ms', 10);
  const checks = [];
  for (let run = 0; run < 8; run += 1) {
    const isBroken = run % 2 === 0;
    checks.push(
      await timed(() =>
        one.problems(
          () => void (isBroken ? one.change(0, 0, 0, 'x') : one.change(0, 0, 1, '')),
          (found) => !isBroken || found > 0,
        ),
      ),
    );
  }
  put(`problems after an edit, ${count} resources`, server.name, median(checks) - server.rest, 'ms', 150);
  const line = places[Math.floor(places.length / 2)];
  const indent = one.lines[line].search(/\S/);
  await one.change(line, 0, 0, `${' '.repeat(indent)}\n`);
  const burst = await timed(async () => {
    let last;
    for (const [index, letter] of [...'pagination'].entries()) {
      await one.change(line, indent + index, indent + index, letter);
      last = one.ask('completion', line, indent + index + 1);
    }
    await last;
  });
  put(`ten quick keystrokes, ${count} resources`, server.name, burst, 'ms', 400);
  put(`memory, ${count} resources`, server.name, one.memory(), 'MB', 200);
  one.stop();
}
