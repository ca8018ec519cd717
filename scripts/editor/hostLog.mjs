// What went wrong in the extension host: from its log file, from the extension's own log, and from the console of the page, which
// gets a copy of what nobody caught with the extension's name before it.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ENTRY = /^(?=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} \[\w+\])/m;
const ERROR = /^\S+ \S+ \[error\] /;
/** The extensions that come with VS Code; in another language they miss the texts of a language pack. */
const BUILT_IN = /\/code-server-[^/]+\/extensions\/|No bundle location found for extension vscode\./;
/** Hosts of two windows, or of one and the one before it, want the same lock for the data of their folder; VS Code tells of it as an error. */
const LOCK =
  /\] (?:Error: EEXIST: .*vscode\.lock'|SyntaxError: Unexpected end of JSON input\s+at JSON\.parse \(<anonymous>\)(?:\s+at .*extensionHostProcess\.js\S*)+)\s*$/;

/**
 * A row that is opened in the moment in which the rows are asked for again: the window asks for what is in it by the old id, gets
 * this, and asks once more by the new one. VS Code tells of it as an error, whatever a provider of rows does.
 */
const RENEWED_ROW = /\] No tree item with id '[^']+' found\.\s*$/;

/**
 * A list of suggestions that is closed in the moment in which more is asked of one of them: VS Code has let go of the list when the
 * answer comes, and tells of it as an error of the provider.
 */
const CLOSED_LIST =
  /^\S+ \S+ \[error\] \[[\w.-]+\] provider FAILED\s+\S+ \S+ \[error\] Error: DisposableStore is missing\.\.\.(?:\s+at .*)*$/gm;

/**
 * The errors nobody caught (rejected promises, exceptions in timers and events, commands and activations that threw), and what the
 * extension itself logged as an error. One of another extension that VS Code brings is left out.
 * @param {string} logs the folder of the server's logs
 * @param {readonly string[]} console what the page wrote as errors
 * @param {string} extension such as cenit-io.cenit-connector-factory
 * @returns {readonly string[]}
 */
export function hostErrors(logs, console, extension) {
  const own = (/** @type {string} */ text) => text.includes(extension);
  const logged = hostLog(logs, extension)
    .replace(CLOSED_LIST, '')
    .split(ENTRY)
    .filter((entry) => ERROR.test(entry) && !LOCK.test(entry) && !RENEWED_ROW.test(entry) && (own(entry) || !BUILT_IN.test(entry)));
  return [...logged, ...console.filter((line) => line.startsWith(`[${extension}]`))].map((entry) => entry.trimEnd());
}

/**
 * The text of the log files of all extension hosts that this server has run, and of the extension's own logs.
 * @param {string} logs
 * @param {string} extension
 */
export function hostLog(logs, extension) {
  if (!existsSync(logs)) return '';
  const files = readdirSync(logs, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.log') && (file.includes('remoteexthost') || file.includes(extension)),
  );
  return files
    .sort()
    .map((file) => readFileSync(join(logs, file), 'utf8'))
    .join('\n');
}
