import type * as vscode from 'vscode';

type L10n = Pick<typeof vscode.l10n, 't'>;

/** What the system or the editor calls an error of a file: the end of "… could not be written: ", and the codes it is said for. */
function reasons({ t }: L10n): readonly (readonly [reason: string, ...codes: string[]])[] {
  return [
    [t('the file system is read-only.'), 'EROFS'],
    [t('you have no permission for it.'), 'EACCES', 'EPERM', 'NoPermissions'],
    [t('the disk is full.'), 'ENOSPC'],
    [t('the space you may use on this disk is used up.'), 'EDQUOT'],
    [t('the file or its folder is not there.'), 'ENOENT', 'FileNotFound', 'EntryNotFound'],
    [t('a file of this name is there already.'), 'EEXIST', 'FileExists', 'EntryExists'],
    [t('a file stands where a folder is needed.'), 'ENOTDIR', 'FileNotADirectory', 'EntryNotADirectory'],
    [t('a folder of this name is there already.'), 'EISDIR', 'FileIsADirectory', 'EntryIsADirectory'],
    [t('the folder is not empty.'), 'ENOTEMPTY'],
    [t('its path is too long.'), 'ENAMETOOLONG'],
    [t('its name cannot be used here.'), 'EILSEQ'],
    [t('another program is using it.'), 'EBUSY', 'ETXTBSY', 'FileLocked'],
    [t('too many files are open. Close some programs.'), 'EMFILE', 'ENFILE'],
    [t('the file is too large.'), 'EFBIG', 'FileTooLarge', 'EntryTooLarge'],
    [t('its links lead in a circle.'), 'ELOOP'],
    [t('the disk reports an error.'), 'EIO'],
    [
      t('the place where the file is kept cannot be reached now.'),
      ...['Unavailable', 'ETIMEDOUT', 'ENETUNREACH', 'EHOSTUNREACH', 'ECONNREFUSED', 'ECONNRESET', 'ENODEV', 'ENXIO', 'ESTALE'],
    ],
  ];
}

/**
 * Why a file could not be written, read or deleted, in people's words. The editor wraps what the system says, with the
 * system's code in its message: that one is asked first, since the editor's own is often no more than "Unknown".
 */
export function reasonOf(l10n: L10n, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = new Map(reasons(l10n).flatMap(([reason, ...codes]) => codes.map((one) => [one, reason])));
  const named = [...codesIn(message), code].find((one) => known.has(one));
  return known.get(named ?? '') ?? message.replace(/^(?:\w*Error: )+/, '');
}

/** `EROFS: read-only file system` and `(NoPermissions (FileSystemError): …)`. */
function codesIn(message: string): readonly string[] {
  const system = [...message.matchAll(/\b(E[A-Z]{2,}): /g)];
  const editors = [...message.matchAll(/\b([A-Z][A-Za-z]+) \(FileSystemError\)/g)];
  return [...system, ...editors].map(([, code = '']) => code);
}
