import { type Change, type FileProblem, checkAlgorithmFile, folderOf, withUnixLines } from '../core/index.js';
import { rubyParser } from './ruby.js';

/** Warnings of the Ruby that people wrote: files that differ from what was generated, and files of their own. */
export async function checkEdited(
  files: ReadonlyMap<string, string>,
  generated: ReadonlyMap<string, string>,
  planned: readonly string[],
): Promise<readonly FileProblem[]> {
  const ruby = [...files].filter(([path]) => folderOf(path) === 'algorithms');
  const edited = ruby.filter(([path, text]) => withUnixLines(text) !== generated.get(path));
  if (edited.length === 0) return [];
  const parser = await rubyParser();
  const names = new Set([...planned, ...ruby.map(([path]) => path.slice(path.lastIndexOf('/') + 1, -'.rb'.length))]);
  return edited.flatMap(([file, text]) => checkAlgorithmFile(parser, text, names).map((problem) => ({ file, problem })));
}

/** The files as they are when what was planned is written. */
export function textsAfter(files: ReadonlyMap<string, string>, changes: readonly Change[]): ReadonlyMap<string, string> {
  const after = new Map(files);
  for (const { path, status, content } of changes) {
    if (status === 'deleted') after.delete(path);
    else if (content !== undefined) after.set(path, content);
  }
  return after;
}
