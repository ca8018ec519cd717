import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemCounts } from '../../src/extension/commands/counts.js';

/** The editor's own l10n without a translation: it fills in numbers. */
const l10n = { t: (text: unknown, ...args: unknown[]) => String(text).replace(/\{(\d)\}/g, (_, at: string) => String(args[Number(at)])) };

test('problems are counted in singular and plural, and only those there are', () => {
  const counts = (...severities: readonly ('error' | 'warning' | 'info' | 'hint')[]): string | undefined =>
    problemCounts(
      l10n,
      severities.map((severity) => ({ severity })),
    );
  assert.equal(counts(), undefined);
  assert.equal(counts('error'), '1 error');
  assert.equal(counts('error', 'warning', 'error'), '2 errors, 1 warning');
  assert.equal(counts('warning', 'warning'), '2 warnings');
  assert.equal(counts('hint'), '1 hint');
  assert.equal(counts('info', 'error', 'hint'), '1 error, 2 hints');
});
