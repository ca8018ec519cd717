import type { Change, OnConflict } from './fileChange.js';
import { type FileProblem, fileProblem } from './fileProblem.js';
import { COLLECTION_FILE } from './layout.js';
import { conflictIn } from './merge/markers.js';

/**
 * What is said of a file that both sides changed, at the first such place of the text as it is once the plan is carried out.
 * @param known whether an earlier run made the file
 */
export function conflictProblem({ path, from, conflict }: Change, known: boolean, onConflict: OnConflict): FileProblem {
  const file = onConflict === 'fail' ? (from ?? path) : path;
  const [first] = conflict?.conflicts ?? [];
  const args = { count: conflict?.conflicts.length ?? 1 };
  // JSON has no place for markers; and what an earlier run marked stays so until somebody settles it.
  const marked = conflict !== undefined && onConflict !== 'fail' && conflictIn(conflict[onConflict]) !== undefined;
  if (onConflict === 'keep') return fileProblem(file, 'warning', marked ? 'conflict-marked' : 'conflict-kept', args, first?.keep);
  if (onConflict === 'markers') return fileProblem(file, 'error', marked ? 'conflict-marked' : 'conflict-kept', args, first?.markers);
  if (path === COLLECTION_FILE && known) return fileProblem(file, 'error', 'collection-edited');
  return known ? fileProblem(file, 'error', 'file-conflict', args, first) : fileProblem(file, 'error', 'file-in-the-way');
}
