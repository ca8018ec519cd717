import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { reasonOf } from '../../src/extension/systemError.js';

/** The editor's own l10n without a translation. */
const l10n = { t: (text: unknown) => String(text) };

/** An error as the editor gives it: its own code, and the system's words in the message. */
const editors = (code: string, message: string): Error => Object.assign(new Error(message), { name: `${code} (FileSystemError)`, code });

test('what the system says becomes a sentence', () => {
  const table: readonly [error: unknown, reason: string][] = [
    [new Error("EROFS: read-only file system, open '/data/connector.yaml'"), 'the file system is read-only.'],
    [
      editors(
        'Unknown',
        "Unable to write file '/data/connector.yaml' (Unknown (FileSystemError): Error: EROFS: read-only file system, open '/data/connector.yaml')",
      ),
      'the file system is read-only.',
    ],
    [editors('NoPermissions', "Error: EACCES: permission denied, mkdir '/data/acme'"), 'you have no permission for it.'],
    [editors('NoPermissions', 'Not allowed'), 'you have no permission for it.'],
    [editors('Unknown', 'ENOSPC: no space left on device, write'), 'the disk is full.'],
    [new Error('Unable to write (FileNotADirectory (FileSystemError): acme)'), 'a file stands where a folder is needed.'],
    [editors('Unavailable', 'No file system provider'), 'the place where the file is kept cannot be reached now.'],
    [new Error('Error: the server said no'), 'the server said no'],
    [editors('constructor', 'odd'), 'odd'],
    ['a word', 'a word'],
  ];
  for (const [error, reason] of table) assert.equal(reasonOf(l10n, error), reason);
});

test('errors that Node itself makes are known', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cenit-reason-'));
  const reason = (work: () => void): string => {
    try {
      work();
    } catch (error) {
      return reasonOf(l10n, error);
    }
    return '';
  };
  try {
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'folder'));
    assert.equal(
      reason(() => writeFileSync(join(folder, 'folder'), '')),
      'a folder of this name is there already.',
    );
    assert.equal(
      reason(() => writeFileSync(join(folder, 'none', 'file'), '')),
      'the file or its folder is not there.',
    );
    assert.equal(
      reason(() => mkdirSync(join(folder, 'folder'))),
      'a file of this name is there already.',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
