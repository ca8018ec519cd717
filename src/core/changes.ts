import { folderOf } from './layout.js';
import { withLinesOf, withUnixLines } from './lineEnds.js';
import { type FileProblem, fileProblem } from './fileProblem.js';
import { COLLECTION_FILE, MANIFEST_FILE } from './layout.js';
import { type Manifest, writeManifest } from './manifest.js';
import { packCollection } from './pack.js';
import { compareText } from './pack/keyOrder.js';

export type ChangeStatus = 'created' | 'updated' | 'unchanged' | 'kept' | 'merged' | 'conflict' | 'orphan' | 'deleted';

/** What a run makes of one file; `content` where it is to be written. */
export interface Change {
  readonly path: string;
  readonly status: ChangeStatus;
  readonly content?: string;
}

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
}

export interface PlannedChanges {
  /** One for each file, by path. The manifest's own stands last, so that it is written last. */
  readonly changes: readonly Change[];
  readonly problems: readonly FileProblem[];
  /** Somewhere both sides changed: nothing of this connector is to be written. */
  readonly conflicted: boolean;
  /** Text by path as the manifest will know it: a file that differs was edited by hand, or is the user's own. */
  readonly generated: ReadonlyMap<string, string>;
}

/** Compares what is generated with the last run and with the files as they are, and tells what becomes of each file. */
export function planChanges({ drafts, manifest, files, identity }: ChangesInput): PlannedChanges {
  const base: ReadonlyMap<string, string> = manifest?.files ?? new Map<string, string>();
  const changes = [...drafts].map(([path, theirs]) => changeOf(path, base.get(path), files.get(path), theirs));
  changes.push(...leftOver(drafts, base, files));
  const generated = new Map([...drafts].map(([path, text]) => [path, withUnixLines(text)]));
  for (const { path, status } of changes) if (status === 'orphan') generated.set(path, base.get(path) ?? '');

  const problems = changes.flatMap(({ path, status }) => problemOf(path, status, base.has(path)));
  const elements = elementFilesAfter(files, changes);
  const packed = packCollection({ ...identity, files: elements, previous: files.get(COLLECTION_FILE) });
  problems.push(...packed.problems);
  if (packed.text !== undefined) {
    const collection = changeOfCollection(base.get(COLLECTION_FILE), files.get(COLLECTION_FILE), packed.text);
    changes.push(collection);
    problems.push(...problemOf(COLLECTION_FILE, collection.status, base.has(COLLECTION_FILE)));
    generated.set(COLLECTION_FILE, packed.text);
  }
  changes.sort((a, b) => compareText(a.path, b.path));
  changes.push(manifestChange(files.get(MANIFEST_FILE), generated));
  return { changes, problems, conflicted: changes.some(({ status }) => status === 'conflict'), generated };
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
    return { changes: [], problems: [fileProblem(COLLECTION_FILE, 'error', 'pack-nothing')], conflicted: false, generated: known };
  }
  for (const path of [...planned].sort(compareText)) if (!files.has(path)) problems.push(fileProblem(path, 'warning', 'file-not-there'));
  const orphans = new Set([...known.keys()].filter((path) => path !== COLLECTION_FILE && !planned.has(path) && files.has(path)));
  problems.push(...[...orphans].flatMap((path) => problemOf(path, 'orphan', true)));
  const elements = new Map([...files].filter(([path]) => !orphans.has(path)));
  const mine = files.get(COLLECTION_FILE);
  const packed = packCollection({ ...identity, files: elements, previous: mine });
  problems.push(...packed.problems);
  if (packed.text === undefined) return { changes: [], problems, conflicted: false, generated: known };
  const changes = [written(COLLECTION_FILE, mine, packed.text)];
  known.set(COLLECTION_FILE, packed.text);
  if (manifest) changes.push(manifestChange(files.get(MANIFEST_FILE), known));
  return { changes, problems, conflicted: false, generated: known };
}

/** How one planned file stands, without planning the others: for an editor that shows it while somebody types. */
export function statusOf(path: string, base: string | undefined, mine: string | undefined, theirs: string): ChangeStatus {
  return changeOf(path, base, mine, theirs).status;
}

/** A planned file: base is the last run's text, mine the one on disk, theirs the new one. Line ends alone are no edit. */
function changeOf(path: string, base: string | undefined, mine: string | undefined, theirs: string): Change {
  if (mine === undefined || isSame(mine, theirs)) return written(path, mine, theirs);
  if (base === undefined) return { path, status: 'conflict' };
  if (isSame(mine, base)) return written(path, mine, theirs);
  if (isSame(theirs, base)) return { path, status: 'kept' };
  const merged = mergeFile(base, withUnixLines(mine), withUnixLines(theirs));
  if (merged === undefined) return { path, status: 'conflict' };
  return isSame(merged, mine) ? { path, status: 'kept' } : { path, status: 'merged', content: withLinesOf(merged, mine) };
}

/** Both sides changed: the text that holds both edits; undefined where they meet in the same place. */
const mergeFile: (base: string, mine: string, theirs: string) => string | undefined = () => undefined;

/** collection.json is made of the element files alone, so an edit of its own cannot stay. */
function changeOfCollection(base: string | undefined, mine: string | undefined, theirs: string): Change {
  const edited = mine !== undefined && !isSame(mine, theirs) && (base === undefined || !isSame(mine, base));
  return edited ? { path: COLLECTION_FILE, status: 'conflict' } : written(COLLECTION_FILE, mine, theirs);
}

/** Files of the last run that are planned no more. */
function leftOver(drafts: ReadonlyMap<string, string>, base: ReadonlyMap<string, string>, files: ReadonlyMap<string, string>): Change[] {
  return [...base].flatMap(([path, text]): Change[] => {
    const mine = files.get(path);
    if (mine === undefined || drafts.has(path) || path === COLLECTION_FILE) return [];
    return [{ path, status: isSame(mine, text) ? 'deleted' : 'orphan' }];
  });
}

/** The element files as they will be: planned ones, and those a user added; no orphans. */
function elementFilesAfter(files: ReadonlyMap<string, string>, changes: readonly Change[]): ReadonlyMap<string, string> {
  const after = new Map(files);
  for (const { path, status, content } of changes) {
    if (status === 'orphan' || status === 'deleted') after.delete(path);
    else if (content !== undefined) after.set(path, content);
  }
  return after;
}

function manifestChange(mine: string | undefined, generated: ReadonlyMap<string, string>): Change {
  return written(MANIFEST_FILE, mine, writeManifest(generated));
}

function written(path: string, mine: string | undefined, text: string): Change {
  if (mine === undefined) return { path, status: 'created', content: text };
  return isSame(mine, text) ? { path, status: 'unchanged' } : { path, status: 'updated', content: withLinesOf(text, mine) };
}

function isSame(a: string, b: string): boolean {
  return a === b || withUnixLines(a) === withUnixLines(b);
}

function problemOf(path: string, status: ChangeStatus, known: boolean): FileProblem[] {
  if (status === 'orphan') return [fileProblem(path, 'warning', 'file-orphan')];
  if (status !== 'conflict') return [];
  if (path === COLLECTION_FILE && known) return [fileProblem(path, 'error', 'collection-edited')];
  return [fileProblem(path, 'error', known ? 'file-conflict' : 'file-in-the-way')];
}
