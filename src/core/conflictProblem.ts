import type { Change, OnConflict } from './fileChange.js';
import { type FileProblem, fileProblem } from './fileProblem.js';
import { COLLECTION_FILE } from './layout.js';

/**
 * What is said of a file that both sides changed, at the first such place of the text as it is once the plan is carried out.
 * @param known whether an earlier run made the file
 */
export function conflictProblem({ path, from, conflict }: Change, known: boolean, onConflict: OnConflict): FileProblem {
  const file = onConflict === 'fail' ? (from ?? path) : path;
  const conflicts = conflict?.conflicts ?? [];
  if (onConflict !== 'fail') {
    // JSON has no place for markers; and what an earlier run marked stays so until somebody settles it.
    const marked = conflicts.filter(({ generated }) => generated && (onConflict === 'markers' || generated !== 'marked'));
    const edited = marked.filter(({ generated }) => generated === 'edited').length;
    const severity = onConflict === 'keep' ? 'warning' : 'error';
    const [first] = marked.length > 0 ? marked : conflicts;
    return marked.length > 0
      ? fileProblem(file, severity, 'conflict-marked', { count: marked.length, edited }, first?.[onConflict])
      : fileProblem(file, severity, 'conflict-kept', {}, first?.[onConflict]);
  }
  if (path === COLLECTION_FILE && known) return fileProblem(file, 'error', 'collection-edited');
  return known ? fileProblem(file, 'error', 'file-conflict', {}, conflicts[0]) : fileProblem(file, 'error', 'file-in-the-way');
}
