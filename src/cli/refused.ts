import { fileProblem, type FileProblem } from '../core/index.js';

/** Does what may fail without harm; false where it failed. */
export function quietly(step: () => void): boolean {
  try {
    step();
    return true;
  } catch {
    return false;
  }
}

/**
 * What the system said against writing a file; an error that is none of the system's is thrown on.
 * @param reason the system's code
 * @param done how many files were written before
 */
export function refusedBySystem(path: string, reason: string, error: unknown, done = 0): FileProblem {
  const args = { reason, done };
  switch (reason) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EBUSY':
      return fileProblem(path, 'error', 'write-denied', args);
    case 'ENOSPC':
    case 'EDQUOT':
      return fileProblem(path, 'error', 'write-no-space', args);
    case 'EISDIR':
    case 'ENOTDIR':
    case 'ENOTEMPTY':
      return fileProblem(path, 'error', 'write-in-the-way', args);
    case 'EEXIST':
    case 'ENOENT':
      return done > 0 ? fileProblem(path, 'error', 'write-failed', args) : fileProblem(path, 'error', 'write-changed');
    case 'ENAMETOOLONG':
      return fileProblem(path, 'error', 'write-name-too-long');
    default:
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      return fileProblem(path, 'error', 'write-failed', args);
  }
}
