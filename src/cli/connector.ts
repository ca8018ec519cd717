import { dirname } from 'node:path';
import type { Command, Options } from './args.js';
import {
  type Element,
  type FileProblem,
  GENERATOR_VERSION,
  MANIFEST_FILE,
  type Manifest,
  type PlannedChanges,
  fileProblem,
  groupElements,
  pathOf,
  planChanges,
  planElements,
  planPack,
  readConnector,
  readManifest,
  renderDrafts,
} from '../core/index.js';
import { readText } from './files.js';
import { NOTHING, type Report, hasErrors, reportFileProblems, reportProblems, wholeFile } from './report.js';
import { checkEdited, textsAfter } from './rubyFiles.js';
import { type Snapshot, takeSnapshot } from './snapshot.js';
import { summaryOf } from './summary.js';
import { removeLeftovers, writeChanges } from './write.js';

type Connector = NonNullable<ReturnType<typeof readConnector>['connector']>;

/** Runs a command on one connector.yaml. */
export async function runConnector(command: Command, file: string, options: Options): Promise<Report> {
  const read = readText(file);
  if (typeof read !== 'string') return { ...NOTHING, problems: [wholeFile(file, read.code, { reason: read.reason })] };
  const text = read.startsWith('\uFEFF') ? read.slice(1) : read;
  const { connector, problems: found } = readConnector(text);
  const problems = reportProblems(file, text, found);
  if (!connector || hasErrors({ problems })) {
    return { ...NOTHING, problems, summary: [`${file}: has errors${command === 'validate' ? '' : '; nothing was written'}.`] };
  }
  const elements = planElements(connector);
  const snapshot = takeSnapshot(dirname(file));
  const made = command === 'validate' ? undefined : planFiles(command, connector, elements, snapshot);
  const context = { command, file, options, connector, elements, snapshot };
  const rest = made ? await carryOut(context, made) : await validated(context);
  return { ...rest, problems: [...problems, ...rest.problems] };
}

interface Context {
  readonly command: Command;
  readonly file: string;
  readonly options: Options;
  readonly connector: Connector;
  readonly elements: readonly Element[];
  readonly snapshot: Snapshot;
}

/** Nothing is changed: beside the spec only Ruby that was edited by hand is looked at. */
async function validated({ file, elements, snapshot: { files } }: Context): Promise<Report> {
  const known = readKnown(files.get(MANIFEST_FILE)).manifest?.files ?? new Map<string, string>();
  const ruby = await checkEdited(files, known, algorithmsOf(elements));
  const listed = listedElements(elements);
  return {
    ...NOTHING,
    problems: reportFileProblems(givenFolder(file), files, ruby),
    elements: listed,
    summary: [`${file}: valid, ${listed.length} elements.`],
  };
}

function planFiles(command: Command, connector: Connector, elements: readonly Element[], snapshot: Snapshot): PlannedChanges {
  const { files, problems } = snapshot;
  const { manifest, problem } = readKnown(files.get(MANIFEST_FILE));
  const unread = [...problems, ...(problem ? [problem] : [])];
  if (unread.length > 0) return { changes: [], problems: unread, conflicted: false, generated: new Map() };
  const { name, title, namespace } = connector;
  const identity = { name, title, namespace };
  if (command === 'pack') return planPack({ planned: new Set(elements.map(pathOf)), manifest, files, identity });
  const drafts = new Map(renderDrafts(elements).map(({ path, content }) => [path, content]));
  return planChanges({ drafts, manifest, files, identity });
}

async function carryOut({ command, file, options, connector, elements, snapshot }: Context, planned: PlannedChanges): Promise<Report> {
  const folder = givenFolder(file);
  const problems = reportFileProblems(folder, snapshot.files, planned.problems);
  const listed = listedElements(elements);
  let files = planned.changes.map(({ path, status }) => ({ path, status }));
  if (command !== 'plan' && !options.check && !hasErrors({ problems })) {
    const failure = writeChanges(dirname(file), snapshot.files, planned.changes);
    if (failure) {
      problems.push(...reportFileProblems(folder, snapshot.files, [failure]));
      files = [];
    } else removeLeftovers(dirname(file), snapshot.leftovers);
  }
  const failed = hasErrors({ problems });
  if (!failed) {
    const texts = textsAfter(snapshot.files, planned.changes);
    problems.push(...reportFileProblems(folder, texts, await checkEdited(texts, planned.generated, algorithmsOf(elements))));
  }
  const changed = planned.changes.some(({ content, status }) => content !== undefined || status === 'deleted');
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

function readKnown(text: string | undefined): { readonly manifest: Manifest | undefined; readonly problem?: FileProblem } {
  if (text === undefined) return { manifest: undefined };
  const reading = readManifest(text);
  if ('manifest' in reading) return reading;
  const args = { generator: reading.generator, own: GENERATOR_VERSION };
  return {
    manifest: undefined,
    problem: fileProblem(MANIFEST_FILE, 'error', reading.refused === 'newer' ? 'manifest-newer' : 'manifest-damaged', args),
  };
}

function listedElements(elements: readonly Element[]): Report['elements'] {
  return elements.map((element) => ({ kind: element.kind, name: element.name, file: pathOf(element) }));
}

function algorithmsOf(elements: readonly Element[]): readonly string[] {
  return elements.flatMap(({ kind, name }) => (kind === 'algorithm' ? [name] : []));
}

/** The connector's folder as it was given, with a slash at its end, or empty. */
function givenFolder(file: string): string {
  return file.replace(/[^/\\]*$/, '');
}
