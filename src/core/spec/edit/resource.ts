import type { SpecChange } from '../edit.js';
import type { Style } from './marks.js';
import { openSpec, type SpecSource } from './source.js';

/** The text of one resource, from its line to that of the next, and where it stands in the file. */
export interface ResourceText {
  readonly text: string;
  readonly offset: number;
}

/** A resource as a file of its own, so that a change of it need not parse the others. */
export interface ResourceSource {
  readonly source: SpecSource;
  /** Added to a place in it, this gives that in the file. */
  readonly shift: number;
}

/** How a file is written: what is added to a part of it goes by that. */
export interface Habits {
  /** Undefined: that of the resource itself. */
  readonly style: Style | undefined;
  readonly eol: string;
}

export function openResource({ text, offset }: ResourceText, { style, eol }: Habits): ResourceSource | undefined {
  const head = `resources:${eol}`;
  const source = openSpec(head + text, style);
  return source && { source, shift: offset - head.length };
}

/** A change of a file as one of its resource by itself; undefined where it reaches beyond. */
export function resourceChange(change: SpecChange): { readonly index: number; readonly change: SpecChange } | undefined {
  const { op, path } = change;
  const [list, index, ...rest] = path;
  if ((op !== 'set' && op !== 'remove') || list !== 'resources' || typeof index !== 'number' || rest.length === 0) return undefined;
  return { index, change: { ...change, path: [list, 0, ...rest] } };
}
