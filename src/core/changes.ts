import { conflictProblem } from './conflictProblem.js';
import { changeOf, changeOfPacked, isSame, written, type Change, type OnConflict, type ThreeTexts } from './fileChange.js';
import { type FileProblem, fileProblem } from './fileProblem.js';
import { COLLECTION_FILE, MANIFEST_FILE, folderOf } from './layout.js';
import { withUnixLines } from './lineEnds.js';
import { type Manifest, writeManifest } from './manifest.js';
import { packCollection, type Packed } from './pack.js';
import { compareText } from './pack/keyOrder.js';
import type { Move } from './renamed.js';
import { GENERATOR_VERSION } from './version.js';

export interface ConnectorIdentity {
  readonly name: string;
  readonly title: string;
  readonly namespace: string;
}

export interface ChangesInput {
  /** New text by path of the planned element files. */
  readonly drafts: ReadonlyMap<string, string>;
  readonly manifest: Manifest | undefined;
  /** Current text by path: all below collection/, the manifest too, and collection.json. */
  readonly files: ReadonlyMap<string, string>;
  readonly identity: ConnectorIdentity;
  readonly onConflict?: OnConflict;
  /** By the new path of a file of a renamed resource: where an edit by hand is. */
  readonly moves?: ReadonlyMap<string, Move>;
  /** What packing makes of the files as they are, where that is known already. */
  readonly packed?: Packed | undefined;
}

export interface PlannedChanges {
  /** One for each file, by path. The manifest's own stands last, so that it is written last. */
  readonly changes: readonly Change[];
  readonly problems: readonly FileProblem[];
  /** An error or a conflict stands against it: nothing of this connector is to be written. */
  readonly blocked: boolean;
  /** Text by path as the manifest will know it: a file that differs was edited by hand, or is the user's own. */
  readonly generated: ReadonlyMap<string, string>;
}

/** Compares what is generated with the last run and with the files as they are, and tells what becomes of each file. */
export function planChanges(input: ChangesInput): PlannedChanges {
  const { drafts, manifest, files, identity, onConflict = 'fail', moves = new Map<string, Move>() } = input;
  const base: ReadonlyMap<string, string> = manifest?.files ?? new Map<string, string>();
  const moved = new Map([...moves].filter(([path, { from }]) => !files.has(path) && !base.has(path) && files.has(from) && base.has(from)));
  const changes = [...drafts].map(([path, theirs]): Change => {
    const move = moved.get(path);
    return move
      ? moveOf({ path, base: base.get(move.from), mine: files.get(move.from), theirs }, move, onConflict)
      : changeOf({ path, base: base.get(path), mine: files.get(path), theirs }, onConflict);
  });
  const left = new Set([...moved.values()].map(({ from }) => from));
  changes.push(...leftOver(drafts, base, files, left));
  const generated = new Map([...drafts].map(([path, text]) => [path, withUnixLines(text)]));
  for (const { path, status } of changes) if (status === 'orphan') generated.set(path, base.get(path) ?? '');

  const known = (path: string): boolean => base.has(path) || moved.has(path);
  const told = changes.flatMap((change) => problemOf(change, known(change.path), onConflict));
  const elements = elementFilesAfter(files, changes);
  const packed =
    (elements === files ? input.packed : undefined) ??
    packCollection({ ...identity, files: elements, previous: files.get(COLLECTION_FILE) });
  const broken = new Set(packed.problems.flatMap(({ file, problem }) => (problem.severity === 'error' ? [file] : [])));
  // Of a file that cannot be read that is to be settled first.
  const problems = [...told.filter(({ file }) => onConflict !== 'fail' || !broken.has(file)), ...packed.problems];
  if (packed.text !== undefined) {
    const mine = files.get(COLLECTION_FILE);
    // Without a record, what the new texts alone make is no edit.
    const before = base.get(COLLECTION_FILE) ?? (mine === undefined ? undefined : packCollection({ ...identity, files: drafts }).text);
    const texts = { path: COLLECTION_FILE, base: before, mine, theirs: packed.text };
    const collection = changeOfPacked(texts, onConflict);
    changes.push(collection);
    problems.push(...problemOf(collection, base.has(COLLECTION_FILE), onConflict));
    generated.set(COLLECTION_FILE, packed.text);
  }
  changes.sort((a, b) => compareText(a.path, b.path));
  changes.push(manifestChange(manifest, files.get(MANIFEST_FILE), generated));
  return { changes, problems, blocked: isBlocked(problems), generated };
}

/** An error that tells what was written is none against writing it. */
function isBlocked(problems: readonly FileProblem[]): boolean {
  return problems.some(({ problem: { code, severity } }) => severity === 'error' && code !== 'conflict-kept' && code !== 'conflict-marked');
}

/** A file of a renamed resource: what was edited under the old name goes on under the new one. */
function moveOf(texts: ThreeTexts, { from, translate }: Move, onConflict: OnConflict): Change {
  const { path, base, mine, theirs } = texts;
  if (mine === undefined || base === undefined || isSame(mine, base)) return written(path, undefined, theirs);
  const change = changeOf(texts, onConflict, translate);
  const stopped = change.status === 'conflict' && onConflict === 'fail';
  const status = change.status === 'conflict' ? 'conflict' : 'merged';
  return { ...change, status, from, ...(stopped ? {} : { content: change.content ?? mine }) };
}

export interface PackPlanInput {
  /** Paths of the element files the connector plans. */
  readonly planned: ReadonlySet<string>;
  readonly manifest: Manifest | undefined;
  readonly files: ReadonlyMap<string, string>;
  readonly identity: ConnectorIdentity;
}

/** Only collection.json is made anew, from the element files as they are, and what the manifest knows of it. */
export function planPack({ planned, manifest, files, identity }: PackPlanInput): PlannedChanges {
  const problems: FileProblem[] = [];
  const known = new Map(manifest?.files ?? []);
  if (![...files.keys()].some((path) => folderOf(path))) {
    return { changes: [], problems: [fileProblem(COLLECTION_FILE, 'error', 'pack-nothing')], blocked: true, generated: known };
  }
  for (const path of [...planned].sort(compareText)) if (!files.has(path)) problems.push(fileProblem(path, 'warning', 'file-not-there'));
  const orphans = new Set([...known.keys()].filter((path) => path !== COLLECTION_FILE && !planned.has(path) && files.has(path)));
  for (const path of orphans) {
    const isEdited = !isSame(files.get(path) ?? '', known.get(path) ?? '');
    problems.push(fileProblem(path, 'warning', isEdited ? 'file-orphan' : 'file-left-over'));
  }
  const elements = new Map([...files].filter(([path]) => !orphans.has(path)));
  const mine = files.get(COLLECTION_FILE);
  const packed = packCollection({ ...identity, files: elements, previous: mine });
  problems.push(...packed.problems);
  if (packed.text === undefined) return { changes: [], problems, blocked: true, generated: known };
  const changes = [written(COLLECTION_FILE, mine, packed.text)];
  known.set(COLLECTION_FILE, packed.text);
  if (manifest) changes.push(manifestChange(manifest, files.get(MANIFEST_FILE), known));
  return { changes, problems, blocked: isBlocked(problems), generated: known };
}

/** Files of the last run that are planned no more. */
function leftOver(
  drafts: ReadonlyMap<string, string>,
  base: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, string>,
  moved: ReadonlySet<string>,
): Change[] {
  return [...base].flatMap(([path, text]): Change[] => {
    const mine = files.get(path);
    if (mine === undefined || drafts.has(path) || path === COLLECTION_FILE) return [];
    return [{ path, status: moved.has(path) || isSame(mine, text) ? 'deleted' : 'orphan' }];
  });
}

/** The element files as they will be: planned ones, and those a user added; no orphans. The same map where no file changes. */
function elementFilesAfter(files: ReadonlyMap<string, string>, changes: readonly Change[]): ReadonlyMap<string, string> {
  const isSettled = ({ status, content }: Change): boolean => status !== 'orphan' && status !== 'deleted' && content === undefined;
  if (changes.every(isSettled)) return files;
  const after = new Map(files);
  for (const { path, status, content } of changes) {
    if (status === 'orphan' || status === 'deleted') after.delete(path);
    else if (content !== undefined) after.set(path, content);
  }
  return after;
}

/** Whether the record says already what it is to say. */
function isKnown(manifest: Manifest | undefined, generated: ReadonlyMap<string, string>): boolean {
  if (manifest?.generator !== GENERATOR_VERSION || manifest.files.size !== generated.size) return false;
  return [...generated].every(([path, text]) => manifest.files.get(path) === text);
}

function manifestChange(manifest: Manifest | undefined, mine: string | undefined, generated: ReadonlyMap<string, string>): Change {
  if (isKnown(manifest, generated)) return { path: MANIFEST_FILE, status: 'unchanged' };
  return written(MANIFEST_FILE, mine, writeManifest(generated));
}

function problemOf(change: Change, known: boolean, onConflict: OnConflict): readonly FileProblem[] {
  if (change.status === 'orphan') return [fileProblem(change.path, 'warning', 'file-orphan')];
  return change.status === 'conflict' ? [conflictProblem(change, known, onConflict)] : [];
}
