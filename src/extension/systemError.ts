/** What the system or the editor calls an error of a file, as the end of "… could not be written: ". */
const REASONS: Readonly<Record<string, string>> = {
  ...same('the file system is read-only.', 'EROFS'),
  ...same('you have no permission for it.', 'EACCES', 'EPERM', 'NoPermissions'),
  ...same('the disk is full.', 'ENOSPC'),
  ...same('the space you may use on this disk is used up.', 'EDQUOT'),
  ...same('the file or its folder is not there.', 'ENOENT', 'FileNotFound', 'EntryNotFound'),
  ...same('a file of this name is there already.', 'EEXIST', 'FileExists', 'EntryExists'),
  ...same('a file stands where a folder is needed.', 'ENOTDIR', 'FileNotADirectory', 'EntryNotADirectory'),
  ...same('a folder of this name is there already.', 'EISDIR', 'FileIsADirectory', 'EntryIsADirectory'),
  ...same('the folder is not empty.', 'ENOTEMPTY'),
  ...same('its path is too long.', 'ENAMETOOLONG'),
  ...same('its name cannot be used here.', 'EILSEQ'),
  ...same('another program is using it.', 'EBUSY', 'ETXTBSY', 'FileLocked'),
  ...same('too many files are open. Close some programs.', 'EMFILE', 'ENFILE'),
  ...same('the file is too large.', 'EFBIG', 'FileTooLarge', 'EntryTooLarge'),
  ...same('its links lead in a circle.', 'ELOOP'),
  ...same('the disk reports an error.', 'EIO'),
  ...same(
    'the place where the file is kept cannot be reached now.',
    ...['Unavailable', 'ETIMEDOUT', 'ENETUNREACH', 'EHOSTUNREACH', 'ECONNREFUSED', 'ECONNRESET', 'ENODEV', 'ENXIO', 'ESTALE'],
  ),
};

function same(reason: string, ...codes: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(codes.map((code) => [code, reason]));
}

/**
 * Why a file could not be written, read or deleted, in people's words. The editor wraps what the system says, with the
 * system's code in its message: that one is asked first, since the editor's own is often no more than "Unknown".
 */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = [...codesIn(message), code].find((one) => Object.hasOwn(REASONS, one));
  return (known === undefined ? undefined : REASONS[known]) ?? message.replace(/^(?:\w*Error: )+/, '');
}

/** `EROFS: read-only file system` and `(NoPermissions (FileSystemError): …)`. */
function codesIn(message: string): readonly string[] {
  const system = [...message.matchAll(/\b(E[A-Z]{2,}): /g)];
  const editors = [...message.matchAll(/\b([A-Z][A-Za-z]+) \(FileSystemError\)/g)];
  return [...system, ...editors].map(([, code = '']) => code);
}
