import { dirname } from 'node:path';
import type { Command, Options } from './args.js';
import {
  type Connector,
  type Element,
  type FileProblem,
  JOURNAL_FILE,
  type MadeBefore,
  type PlannedChanges,
  type ProblemCode,
  checkEdited,
  editedAlgorithms,
  fileProblem,
  groupElements,
  inTheWay,
  isWritten,
  manifestOf,
  pathOf,
  planElements,
  planGeneration,
  planPacking,
  readConnector,
  renderDrafts,
  t,
  textsAfter,
} from '../core/index.js';
import { readText } from './files.js';
import { NOTHING, type Report, hasErrors, reportFileProblems, reportProblems, wholeFile } from './report.js';
import { lockFolder } from './lock.js';
import { rubyParser } from './ruby.js';
import { completeRun, findStoppedRun } from './stoppedRun.js';
import { type FilesReader, filesReader } from './reader.js';
import type { Snapshot } from './snapshot.js';
import { summaryOf } from './summary.js';
import { removeLeftovers, writeChanges } from './write.js';

/** Runs a command on one connector.yaml. */
export async function runConnector(command: Command, file: string, options: Options): Promise<Report> {
  if (!writes(command, options)) return runOn(command, file, options);
  const lock = await lockFolder(dirname(file));
  if ('problem' in lock) {
    return { ...NOTHING, problems: reportFileProblems(givenFolder(file), new Map(), [lock.problem]), summary: [NOTHING_WRITTEN(file)] };
  }
  try {
    return await runOn(command, file, options);
  } finally {
    lock.release();
  }
}

const writes = (command: Command, { check }: Options): boolean => !check && (command === 'generate' || command === 'pack');

const NOTHING_WRITTEN = (file: string): string => t('{name}: nothing was written.', { name: file });

async function runOn(command: Command, file: string, options: Options): Promise<Report> {
  const read = readText(file);
  if (typeof read !== 'string') return { ...NOTHING, problems: [wholeFile(file, read.code, { reason: read.reason })] };
  const text = read.startsWith('\uFEFF') ? read.slice(1) : read;
  const folder = dirname(file);
  const stopped = completeStopped(folder, writes(command, options));
  const reader = filesReader(folder, text.length);
  try {
    return await runRead({ command, file, options, text, stopped, reader });
  } finally {
    reader.close();
  }
}

interface Given {
  readonly command: Command;
  readonly file: string;
  readonly options: Options;
  readonly text: string;
  /** What became of a run that was stopped. */
  readonly stopped: readonly FileProblem[];
  readonly reader: FilesReader;
}

async function runRead({ command, file, options, text, stopped, reader }: Given): Promise<Report> {
  const { connector, problems: found } = readConnector(text);
  const problems = [...reportProblems(file, text, found), ...reportFileProblems(givenFolder(file), new Map(), stopped)];
  if (!connector || hasErrors({ problems })) {
    return {
      ...NOTHING,
      problems,
      summary: [
        command === 'validate' ? t('{name}: has errors.', { name: file }) : t('{name}: has errors; nothing was written.', { name: file }),
      ],
    };
  }
  const elements = planElements(connector);
  const generates = command === 'generate' || command === 'plan';
  if (generates) reader.pack(connector);
  const drafts = generates && reader.isBeside ? renderDrafts(elements) : undefined;
  const snapshot = await reader.snapshot();
  const context = { command, file, options, connector, elements, snapshot };
  const made = drafts ? { drafts, packed: await reader.packed() } : {};
  const rest = command === 'validate' ? await validated(context) : await carryOutPlan(context, planFiles(context, made));
  return { ...rest, problems: [...problems, ...rest.problems] };
}

/** A run that was stopped while it wrote is completed before anything else is done; who only looks is told of it. */
function completeStopped(folder: string, isWriting: boolean): readonly FileProblem[] {
  const stopped = findStoppedRun(folder);
  if (!stopped) return [];
  const problems = isWriting ? completeRun(folder, stopped) : [];
  if (problems.length > 0) return problems;
  return [fileProblem(JOURNAL_FILE, 'warning', isWriting ? 'run-mended' : 'run-stopped')];
}

interface Context {
  readonly command: Command;
  readonly file: string;
  readonly options: Options;
  readonly connector: Connector;
  readonly elements: readonly Element[];
  readonly snapshot: Snapshot;
}

/** What packing tells of how far generating came: "plan" shows that, and it is nothing wrong in a file. */
const HOW_FILES_STAND: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['pack-nothing', 'file-not-there', 'file-left-over', 'file-orphan']);

/** Nothing is changed: beside the spec what people may have broken in the element files is looked at. */
async function validated({ file, connector, elements, snapshot: { files, problems: unread } }: Context): Promise<Report> {
  const known = manifestOf(files).manifest?.files ?? new Map<string, string>();
  const packing = planPacking(connector, elements, files).problems.filter(({ problem }) => !HOW_FILES_STAND.has(problem.code));
  const ruby = await checkRuby(files, known, elements);
  const listed = listedElements(elements);
  const problems = reportFileProblems(givenFolder(file), files, [...unread, ...packing, ...ruby]);
  const summary = (): string => {
    if (unread.length > 0) return t('{name}: has files that cannot be read.', { name: file });
    if (hasErrors({ problems })) return t('{name}: its element files have errors.', { name: file });
    return t('{name}: valid, {count} elements.', { name: file, count: listed.length });
  };
  return { ...NOTHING, problems, elements: listed, summary: [summary()] };
}

function planFiles({ command, connector, elements, snapshot, options }: Context, made: MadeBefore): PlannedChanges {
  const { files } = snapshot;
  const problems = [...snapshot.problems, ...inTheWay(snapshot, elements)];
  // Without a file that is there and cannot be read nothing true can be said of the others.
  if (problems.length > 0) return { changes: [], problems, blocked: true, generated: new Map() };
  return command === 'pack'
    ? planPacking(connector, elements, files)
    : planGeneration(connector, elements, files, options.onConflict, made);
}

async function carryOutPlan({ command, file, options, connector, elements, snapshot }: Context, planned: PlannedChanges): Promise<Report> {
  const folder = givenFolder(file);
  const after = textsAfter(snapshot.files, planned.changes);
  // A problem may stand in a file that goes.
  const texts = planned.problems.length === 0 ? after : new Map([...snapshot.files, ...after]);
  const problems = reportFileProblems(folder, texts, planned.problems);
  const listed = listedElements(elements);
  let files = planned.changes.map(({ path, status }) => ({ path, status }));
  let failed = planned.blocked;
  if (command !== 'plan' && !options.check && !failed) {
    const failures = writeChanges(dirname(file), snapshot.files, planned.changes);
    if (failures.length > 0) {
      problems.push(...reportFileProblems(folder, snapshot.files, failures));
      files = [];
      failed = true;
    } else removeLeftovers(dirname(file), snapshot.leftovers);
  }
  if (!failed) {
    problems.push(...reportFileProblems(folder, after, await checkRuby(after, planned.generated, elements)));
  }
  const changed = planned.changes.some((change) => isWritten(change) || change.status === 'conflict');
  const summary = summaryOf({
    command,
    check: options.check,
    name: connector.name,
    folder,
    elements: listed,
    groups: groupElements(elements),
    changes: planned.changes,
    failed,
  });
  return { problems, files, elements: listed, changed, summary };
}

function listedElements(elements: readonly Element[]): Report['elements'] {
  return elements.map((element) => ({ kind: element.kind, name: element.name, file: pathOf(element) }));
}

/** The parser is half a megabyte, so it is loaded only where somebody wrote Ruby. */
async function checkRuby(
  files: ReadonlyMap<string, string>,
  generated: ReadonlyMap<string, string>,
  elements: readonly Element[],
): Promise<readonly FileProblem[]> {
  const edited = editedAlgorithms(files, generated);
  return edited.length === 0 ? [] : checkEdited(await rubyParser(), files, edited, elements);
}

/** The connector's folder as it was given, with a slash at its end, or empty. */
function givenFolder(file: string): string {
  return file.replace(/[^/\\]*$/, '');
}
