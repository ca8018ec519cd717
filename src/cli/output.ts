import { later, t, type Severity } from '../core/index.js';
import type { Options } from './args.js';
import { codeOf } from './files.js';
import { type Report, type ReportedProblem, hasErrors } from './report.js';

/** Exactly one JSON object for all FILEs together. */
export function jsonOf(reports: readonly Report[]): string {
  return `${JSON.stringify({
    problems: reports.flatMap(({ problems }) => problems),
    files: reports.flatMap(({ files }) => files),
    elements: reports.flatMap(({ elements }) => elements),
  })}\n`;
}

/** One line a problem, in the form editors and terminals make links of, then what was made. */
export function textOf(reports: readonly Report[]): string {
  const lines = reports.flatMap(({ problems, summary }) => [...problems.map(lineOf), ...summary]);
  return lines.length > 0 ? `${lines.join('\n')}\n` : '';
}

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: later('error'),
  warning: later('warning'),
  info: later('info'),
  hint: later('hint'),
};

function lineOf({ file, line, column, severity, code, message }: ReportedProblem): string {
  return `${file}:${line}:${column} ${code} ${message}${severity === 'error' ? '' : ` (${t(SEVERITIES[severity])})`}`;
}

/** 0 done; 1 an error or, with --check, something that would change. */
export function exitCodeOf(reports: readonly Report[], { check }: Options): number {
  return reports.some((report) => hasErrors(report) || (check && report.changed)) ? 1 : 0;
}

/** A line on a terminal that tells what is going on; nothing where the output is not looked at, or the terminal takes no such line. */
export function progress(text: string): void {
  if (process.stderr.isTTY && process.env['TERM'] !== 'dumb') process.stderr.write(`\r\u001b[K${text}`);
}

/**
 * Writes all there is to tell.
 * @returns the system's code of what stood against it; undefined also where the reader stopped reading, as `head` does
 */
export function print(text: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    process.stdout.write(text, (error) => {
      const code = error ? codeOf(error) : 'EPIPE';
      resolve(code === 'EPIPE' ? undefined : code);
    });
  });
}
