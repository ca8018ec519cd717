import type { Element } from './elements/element.js';
import { fileProblem, type FileProblem } from './fileProblem.js';
import { pathOf } from './layout.js';

/** What was found below a connector's folder, by path: either may stand where the other is needed. */
export interface FoundKinds {
  readonly noFolders: ReadonlySet<string>;
  readonly noFiles: ReadonlySet<string>;
}

/** What stands where files of the elements, or folders on the way to them, are to be; each is told once. */
export function inTheWay({ noFolders, noFiles }: FoundKinds, elements: readonly Element[]): readonly FileProblem[] {
  if (noFolders.size === 0 && noFiles.size === 0) return [];
  const found = elements.map(pathOf).flatMap((path) => {
    const parts = path.split('/');
    const holders = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
    return [...holders.filter((holder) => noFolders.has(holder)), ...(noFiles.has(path) ? [path] : [])].slice(0, 1);
  });
  return [...new Set(found)].map((path) => fileProblem(path, 'error', 'write-in-the-way'));
}
