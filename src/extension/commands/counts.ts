import type * as vscode from 'vscode';
import type { Severity } from '../core.js';

/** What a count is called: for one, and for any other number. */
export const counted = (count: number, one: string, other: string): string => (count === 1 ? one : other);

/** `1 error, 2 hints`: only what there is; undefined where there is nothing. */
export function problemCounts(
  { t }: Pick<typeof vscode.l10n, 't'>,
  problems: readonly { readonly severity: Severity }[],
): string | undefined {
  const count = (...severities: readonly Severity[]): number => problems.filter(({ severity }) => severities.includes(severity)).length;
  const errors = count('error');
  const warnings = count('warning');
  const hints = count('info', 'hint');
  const parts = [
    ...(errors > 0 ? [counted(errors, t('1 error'), t('{0} errors', errors))] : []),
    ...(warnings > 0 ? [counted(warnings, t('1 warning'), t('{0} warnings', warnings))] : []),
    ...(hints > 0 ? [counted(hints, t('1 hint'), t('{0} hints', hints))] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}
