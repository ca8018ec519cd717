import type { JournalEntry, Mending } from './journal.js';
import { COLLECTION_FILE } from './layout.js';

/** What is to be done next to carry out a journal. Files that were left may be told again with a later answer. */
export type CarryingStep =
  /** Replace or delete files, each only if it `isAsItWas`. The answer: the paths of those that are not, and stay. */
  | { readonly do: 'replace'; readonly entries: readonly JournalEntry[] }
  /** Replace the record of the run; of the files in `left` it keeps what it knew. */
  | { readonly do: 'record'; readonly temporary: string; readonly left: readonly string[] }
  /** Take the journal away: the run is complete. */
  | { readonly do: 'end' }
  /** Take away temporary files that nobody took; they do no harm. */
  | { readonly do: 'tidy'; readonly entries: readonly JournalEntry[]; readonly left: readonly string[] };

/**
 * The order in which a journal is carried out: element files, collection.json that is made of them, the record of the run, and then the
 * journal goes. Stopped between any two steps, or within one, it can be carried out again.
 */
export function* carryingOut({ todo, left: before, record }: Mending): Generator<CarryingStep, void, readonly string[]> {
  const isLast = ({ path }: JournalEntry): boolean => path === COLLECTION_FILE;
  const elements = yield { do: 'replace', entries: todo.filter((entry) => !isLast(entry)) };
  const collection = yield { do: 'replace', entries: todo.filter(isLast) };
  const left = [...new Set([...before, ...elements, ...collection])];
  if (record?.temporary !== undefined) yield { do: 'record', temporary: record.temporary, left };
  yield { do: 'end' };
  yield { do: 'tidy', entries: [...todo, ...(record ? [record] : [])], left };
}

/**
 * Whether a file may be replaced: it is there as it was, is gone, or was replaced already.
 * @param now the sum of the file; undefined where there is none
 */
export function isAsItWas({ before, after }: JournalEntry, now: string | undefined): boolean {
  return now === undefined || now === before || now === after;
}
