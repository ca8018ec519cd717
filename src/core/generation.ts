import { planChanges, planPack, type PlannedChanges } from './changes.js';
import type { Element } from './elements/element.js';
import type { Change, OnConflict } from './fileChange.js';
import { fileProblem, type FileProblem } from './fileProblem.js';
import { MANIFEST_FILE, folderOf, pathOf } from './layout.js';
import { withUnixLines } from './lineEnds.js';
import { movesOf } from './renamed.js';
import { readManifest, type Manifest } from './manifest.js';
import { conflictIn } from './merge/markers.js';
import type { Packed } from './pack.js';
import { renderDrafts, type Draft } from './render/render.js';
import { checkAlgorithmFile } from './ruby/fileCheck.js';
import type { RubyParser } from './ruby/rubyParser.js';
import type { Connector } from './spec/model.js';
import { GENERATOR_VERSION } from './version.js';

/** Parts of the work that the caller did already, beside something else. */
export interface MadeBefore {
  /** What rendering makes of the elements. */
  readonly drafts?: readonly Draft[];
  /** What packing makes of the files as they are. */
  readonly packed?: Packed | undefined;
}

/**
 * What generating would make of a connector's folder.
 * @param files current text by path, relative to the folder: all below collection/, the record of the last run, collection.json
 * @param onConflict what becomes of the places that were edited by hand and are generated in another way
 */
export function planGeneration(
  connector: Connector,
  elements: readonly Element[],
  files: ReadonlyMap<string, string>,
  onConflict: OnConflict = 'fail',
  made: MadeBefore = {},
): PlannedChanges {
  return withManifest(files, (manifest) => {
    const drafts = new Map((made.drafts ?? renderDrafts(elements)).map(({ path, content }) => [path, content]));
    const moves = manifest ? movesOf(connector, elements, manifest.files) : new Map<string, never>();
    const planned = planChanges({ drafts, manifest, files, identity: connector, onConflict, moves, packed: made.packed });
    const isLost = !files.has(MANIFEST_FILE) && [...drafts.keys()].some((path) => files.has(path));
    return isLost ? withProblem(planned, fileProblem(MANIFEST_FILE, 'warning', 'manifest-lost')) : planned;
  });
}

/** What making collection.json anew from the element files would change. */
export function planPacking(connector: Connector, elements: readonly Element[], files: ReadonlyMap<string, string>): PlannedChanges {
  return withManifest(files, (manifest) => planPack({ planned: new Set(elements.map(pathOf)), manifest, files, identity: connector }));
}

/** What can be planned with the record of the last run, and what is wrong with that. */
export function withManifest(files: ReadonlyMap<string, string>, plan: (manifest: Manifest | undefined) => PlannedChanges): PlannedChanges {
  const { manifest, problem } = manifestOf(files);
  if (problem?.problem.severity === 'error') return { changes: [], problems: [problem], blocked: true, generated: new Map() };
  const planned = plan(manifest);
  return problem ? withProblem(planned, problem) : planned;
}

const withProblem = (planned: PlannedChanges, problem: FileProblem): PlannedChanges => ({
  ...planned,
  problems: [problem, ...planned.problems],
});

/** The record of the last run; a problem where it cannot be used: an error where a later generator wrote it. */
export function manifestOf(files: ReadonlyMap<string, string>): {
  readonly manifest: Manifest | undefined;
  readonly problem?: FileProblem;
} {
  const text = files.get(MANIFEST_FILE);
  if (text === undefined) return { manifest: undefined };
  const reading = readManifest(text);
  if ('manifest' in reading) return reading;
  const args = { generator: reading.generator, own: GENERATOR_VERSION };
  const isNewer = reading.refused === 'newer';
  const problem = fileProblem(MANIFEST_FILE, isNewer ? 'error' : 'warning', isNewer ? 'manifest-newer' : 'manifest-damaged', args);
  return { manifest: undefined, problem };
}

/** The files as they are once what was planned is written. */
export function textsAfter(files: ReadonlyMap<string, string>, changes: readonly Change[]): ReadonlyMap<string, string> {
  const after = new Map(files);
  for (const { path, status, content } of changes) {
    if (status === 'deleted') after.delete(path);
    else if (content !== undefined) after.set(path, content);
  }
  return after;
}

/** Files of Ruby that people wrote: those that differ from what was generated, and those of their own. */
export function editedAlgorithms(files: ReadonlyMap<string, string>, generated: ReadonlyMap<string, string>): readonly string[] {
  return [...files]
    .filter(([path, text]) => folderOf(path) === 'algorithms' && withUnixLines(text) !== generated.get(path) && !conflictIn(text))
    .map(([path]) => path);
}

/** Warnings of the Ruby that people wrote. `elements` are the planned ones: their algorithms may be called by name. */
export function checkEdited(
  parser: RubyParser,
  files: ReadonlyMap<string, string>,
  edited: readonly string[],
  elements: readonly Element[],
): readonly FileProblem[] {
  const own = [...files.keys()]
    .filter((path) => folderOf(path) === 'algorithms')
    .map((path) => path.slice(path.lastIndexOf('/') + 1, -'.rb'.length));
  const names = new Set([...elements.flatMap(({ kind, name }) => (kind === 'algorithm' ? [name] : [])), ...own]);
  return edited.flatMap((file) => checkAlgorithmFile(parser, files.get(file) ?? '', names).map((problem) => ({ file, problem })));
}
