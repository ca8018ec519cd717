import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import { t } from '../core/index.js';

export interface Unread {
  readonly code: 'file-missing' | 'file-unreadable' | 'file-not-utf8';
  readonly reason: string;
}

/** What a text has in the place of bytes that are none of UTF-8; a text may also have it of its own. */
const REPLACEMENT = '\uFFFD';

/**
 * A file's text, its byte order mark kept, or why it cannot be had.
 * @param isFile whether it is known to be an ordinary file
 */
export function readText(file: string, isFile = false): string | Unread {
  try {
    // A pipe or a device would be read without end.
    if (!isFile && !statSync(file).isFile()) return { code: 'file-unreadable', reason: t('it is no ordinary file') };
    const text = readFileSync(file, 'utf8');
    return text.includes(REPLACEMENT) && !isUtf8(readFileSync(file)) ? { code: 'file-not-utf8', reason: '' } : text;
  } catch (error) {
    const reason = codeOf(error);
    return { code: reason === 'ENOENT' || reason === 'ENOTDIR' ? 'file-missing' : 'file-unreadable', reason };
  }
}

/** The system's code of an error, such as EACCES. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : t('unknown reason');
}

/** True for a path below a folder, both with all links resolved. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
