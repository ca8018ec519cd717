import * as vscode from 'vscode';
import {
  loadCore,
  type BrowsedElement,
  type BrowsedGroup,
  type ChangeStatus,
  type Connector,
  type Element,
  type FileProblem,
  type Problem,
  type ProblemCode,
  type Reading,
  type Severity,
} from '../core.js';
import { readText } from './files.js';
import { takeSnapshot } from './snapshot.js';
import { Positions, movedOffset } from './positions.js';
import { Rows } from './rows.js';
import { rubyParser } from './ruby.js';

/** A larger text takes seconds to read whole, and all extensions wait for it, so that waits until somebody asks; in characters. */
const LARGE = 1_000_000;
/** How long typing may rest before a text is read again, in milliseconds: longer where reading takes longer. */
const PAUSE = { shortest: 30, longest: 3_000 };
const STATES_PAUSE = { shortest: 400, longest: 3_000 };

const TOLD_BY_MARKS: ReadonlySet<string> = new Set([
  'file-conflict',
  'file-in-the-way',
  'collection-edited',
  'file-orphan',
  'file-not-there',
]);

/** One connector.yaml of the workspace: what it says now, what it makes, and how its files stand. */
export class ConnectorModel {
  readonly id: string;
  readonly folder: vscode.Uri;
  /** What was last read; '' before that. */
  text = '';
  title = '';
  private found: readonly Problem[] = [];
  /** undefined while there are errors. */
  connector: Connector | undefined;
  private reading: { readonly text: string; readonly reading: Reading } | undefined;
  private planned: { readonly elements: readonly Element[]; readonly groups: readonly BrowsedGroup[] } = { elements: [], groups: [] };
  /** The text that was planned: places of elements are offsets in it. */
  private plannedText = '';
  /** Plans the connector last read without errors; undefined once that is done. */
  private plan: (() => ConnectorModel['planned']) | undefined;
  /** Status by path, once somebody asked; undefined before. */
  statuses: Map<string, ChangeStatus> | undefined;
  fileProblems: readonly FileProblem[] = [];
  fileTexts: Map<string, string> = new Map();
  /** Texts of the last run and those that would be generated now. */
  private known: ReadonlyMap<string, string> = new Map();
  private generated: ReadonlyMap<string, string> = new Map();
  /** A connector.yaml beside this file, which is used instead. */
  shadowed = false;
  /** Another tool's connector.yaml: not shown, and only hinted at. */
  foreign = false;

  /** How long it took to read the text whole, and to compare the files; milliseconds. */
  cost = 0;
  private statesCost = 0;
  private readonly joined = new Rows();
  private readAt = -Infinity;
  private failed: string | undefined;
  private isStale = true;
  /** Ends when the comparisons asked for so far have ended: of two that overlap the older one could end last, and stay. */
  private turn: Promise<void> = Promise.resolve();
  /** The comparison of all files that has not begun yet: whoever asks meanwhile means the same. */
  private next: Promise<void> | undefined;
  /** Files were written since the last comparison began. */
  private isOutdated = true;

  constructor(readonly uri: vscode.Uri) {
    this.id = uri.toString();
    this.folder = vscode.Uri.joinPath(uri, '..');
  }

  /** What the file makes, or, while it has errors, what it last made. */
  get elements(): readonly Element[] {
    return this.upToDate().elements;
  }

  /** The same in the groups of the tree. */
  get groups(): readonly BrowsedGroup[] {
    return this.upToDate().groups;
  }

  /** The same with the files it asks for no more, which are no elements. */
  get rows(): readonly BrowsedGroup[] {
    return this.joined.of(this.groups);
  }

  /** Planning waits until somebody looks: of many connectors most are never opened. */
  private upToDate(): ConnectorModel['planned'] {
    if (this.plan) this.planned = this.plan();
    this.plan = undefined;
    return this.planned;
  }

  get problems(): readonly Problem[] {
    return this.shadowed ? [aboutFile('connector-shadowed', 'warning')] : this.found;
  }

  /** Whether the text was not read whole since it last changed. */
  get stale(): boolean {
    return this.isStale;
  }

  /**
   * How long to wait before a changed text is read, in milliseconds: not at all after a rest, and while somebody types twice as
   * long as reading takes.
   */
  get pause(): number {
    return Math.max(0, this.readAt + clamp(2 * this.cost, PAUSE.shortest, PAUSE.longest) - performance.now());
  }

  /** How long to wait before its files are compared; milliseconds. */
  get statesPause(): number {
    return clamp(2 * this.statesCost, STATES_PAUSE.shortest, STATES_PAUSE.longest);
  }

  /** What is known of a text; undefined where another one was read last. */
  readingOf(text: string): Reading | undefined {
    return this.reading?.text === text ? this.reading.reading : undefined;
  }

  get hasErrors(): boolean {
    return this.problems.some(({ severity }) => severity === 'error');
  }

  /**
   * Reads the text of the file or of its editor, and no more than its title: enough for a row of the tree.
   * @returns whether it is another text than before
   */
  async read(): Promise<boolean> {
    const open = vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === this.id);
    const reading = open ? { text: open.getText() } : await readText(this.uri);
    const text = 'text' in reading ? reading.text.replace(/^\uFEFF/, '') : '';
    const failed = 'text' in reading ? undefined : reading.failed;
    if (text === this.text && failed === this.failed && this.title !== '') return false;
    const core = await loadCore();
    this.text = text;
    this.failed = failed;
    this.isStale = true;
    this.foreign = !core.looksLikeConnector(text, undefined);
    const name = valueIn(text, 'name');
    this.title = valueIn(text, 'title') ?? (name === undefined ? this.title || this.folderName : core.titleOf(name));
    return true;
  }

  /**
   * Makes sure what is known is that of the text last read.
   * @param how 'whole': also of a text that is too large to be read while somebody types
   */
  async analyse(how: 'quick' | 'whole' = 'quick'): Promise<void> {
    if (!this.isStale) return;
    const core = await loadCore();
    const before = performance.now();
    const large = core.largeProblem(this.text, LARGE);
    this.isStale = large !== undefined && how === 'quick';
    const reading = large && this.isStale ? { connector: undefined, problems: [large], tree: undefined } : core.readConnector(this.text);
    const { connector, problems, tree } = reading;
    this.reading = this.isStale || tree?.kind !== 'map' ? undefined : { text: this.text, reading };
    const unread = this.failed === 'not-utf8' ? 'file-not-utf8' : this.failed ? 'file-unreadable' : undefined;
    this.foreign = !core.looksLikeConnector(this.text, tree);
    if (unread) this.found = [aboutFile(unread, 'error', { reason: this.failed ?? '' })];
    else this.found = this.foreign ? [core.FOREIGN] : problems;
    this.connector = connector;
    this.readAt = performance.now();
    this.cost = this.readAt - before;
    if (connector) {
      this.title = connector.title;
      this.plannedText = this.text;
      this.plan = () => {
        const elements = core.planElements(connector);
        return { elements, groups: core.browseElements(elements) };
      };
    } else if (this.groups.length === 0) await this.showLastRun();
  }

  /** Of a file that cannot be read the elements of the last run are shown. */
  private async showLastRun(): Promise<void> {
    const core = await loadCore();
    const reading = await readText(vscode.Uri.joinPath(this.folder, core.MANIFEST_FILE));
    if (!('text' in reading)) return;
    const { manifest } = core.manifestOf(new Map([[core.MANIFEST_FILE, reading.text]]));
    if (manifest) this.planned = { elements: [], groups: core.browseFiles(manifest.files) };
  }

  /** Compares what is generated with the files as they are. */
  readStatuses(): Promise<void> {
    this.next ??= this.inTurn(() => {
      this.next = undefined;
      return this.compareAll();
    });
    return this.next;
  }

  /** Compares only where no comparison began since this window last wrote files; one that has not ended is waited for. */
  async needStatuses(): Promise<void> {
    await (!this.statuses || this.isOutdated ? this.readStatuses() : this.turn);
  }

  /** This window wrote files: what was compared before is shown until they are compared again, and no longer relied on. */
  filesWritten(): void {
    this.isOutdated = true;
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const now = this.turn.then(work);
    this.turn = now.catch(() => undefined);
    return now;
  }

  private async compareAll(): Promise<void> {
    const before = performance.now();
    this.isOutdated = false;
    await this.compare();
    await this.joined.learn(this.statuses ?? new Map(), this.fileTexts);
    this.statesCost = performance.now() - before;
  }

  private async compare(): Promise<void> {
    const core = await loadCore();
    await this.analyse();
    const { files } = await takeSnapshot(this.folder);
    this.fileTexts = new Map(files);
    const { connector, elements } = this;
    const known = core.manifestOf(files).manifest?.files ?? new Map<string, string>();
    // A text with errors makes nothing: its files are those of the last run, and what was edited in them is checked all the same.
    if (!connector) {
      this.generated = known;
      const asked = new Set(elements.map(core.pathOf));
      const statusOf = (path: string, text: string): ChangeStatus => {
        const status = core.statusOf(path, text, files.get(path), text);
        return status === 'kept' && asked.size > 0 && !asked.has(path) && core.folderOf(path) ? 'orphan' : status;
      };
      this.statuses = new Map([...known].map(([path, text]) => [path, statusOf(path, text)]));
      this.fileProblems = await this.problemsOf(files, known);
      return;
    }
    const planned = core.planGeneration(connector, elements, files);
    // The record of the run is of no interest to people.
    this.statuses = new Map(planned.changes.flatMap(({ path, status }) => (path === core.MANIFEST_FILE ? [] : [[path, status]])));
    this.known = known;
    this.generated = planned.generated;
    // How a file stands is told by its mark; what is wrong inside it is told here.
    const ofFiles = planned.problems.filter(({ problem }) => !TOLD_BY_MARKS.has(problem.code));
    this.fileProblems = [...ofFiles, ...(await this.problemsOf(files, known.size > 0 ? known : planned.generated))];
  }

  /** What is wrong in Ruby that was edited by hand. */
  private async problemsOf(files: ReadonlyMap<string, string>, generated: ReadonlyMap<string, string>): Promise<readonly FileProblem[]> {
    const core = await loadCore();
    const edited = core.editedAlgorithms(files, generated);
    return edited.length === 0 ? [] : core.checkEdited(await rubyParser(), files, edited, this.elements);
  }

  /** Whether an earlier run left its record. */
  async isGenerated(): Promise<boolean> {
    const { MANIFEST_FILE } = await loadCore();
    return vscode.workspace.fs.stat(this.fileOf({ path: MANIFEST_FILE })).then(
      () => true,
      () => false,
    );
  }

  /** One file changed: only it is read and compared again, so that typing in it stays quick in a large connector. */
  readFile(path: string): Promise<void> {
    return this.inTurn(() => this.compareFile(path));
  }

  private async compareFile(path: string): Promise<void> {
    const theirs = this.generated.get(path);
    const isAlone = this.statuses?.get(path) !== 'orphan' && theirs !== undefined;
    if (!this.statuses || !isAlone || !this.connector) return this.compareAll();
    const core = await loadCore();
    const reading = await readText(this.fileOf({ path }));
    if ('text' in reading) this.fileTexts.set(path, reading.text);
    else this.fileTexts.delete(path);
    this.statuses.set(path, core.statusOf(path, this.known.get(path), this.fileTexts.get(path), theirs));
    await this.joined.learn(this.statuses, this.fileTexts);
    const others = this.fileProblems.filter(({ file }) => file !== path);
    const edited = core.editedAlgorithms(new Map([...this.fileTexts].filter(([one]) => one === path)), this.known);
    this.fileProblems =
      edited.length === 0 ? others : [...others, ...core.checkEdited(await rubyParser(), this.fileTexts, edited, this.elements)];
  }

  /** What the last run made of a file, as far as that is known. */
  knownText(path: string): string | undefined {
    return this.known.get(path);
  }

  /** The lines of connector.yaml an element comes from, as it is now; undefined where that is not known. */
  placeOf({ source }: BrowsedElement): vscode.Range | undefined {
    if (!source) return undefined;
    const positions = new Positions(this.text);
    const [start, end] = [source.start, source.end].map((offset) => positions.at(movedOffset(offset, this.plannedText, this.text)));
    return start && end ? new vscode.Range(start, end) : undefined;
  }

  /** The files that the resource around a place of the text makes, else those that the lines there ask for. */
  async pathsAt(offset: number): Promise<readonly string[]> {
    const { PartedText, pathOf, resourceAt } = await loadCore();
    const name = resourceAt(PartedText.of(this.text), offset)?.word;
    const planned = movedOffset(offset, this.text, this.plannedText);
    const isMeant = ({ resource, source }: Element): boolean =>
      name === undefined ? !resource && source.start <= planned && planned <= source.end : resource?.name === name;
    return this.elements.filter(isMeant).map(pathOf);
  }

  /** The text of a file as it is, else as it would be generated. */
  textOf(path: string): string | undefined {
    return this.fileTexts.get(path) ?? this.generated.get(path);
  }

  /** Every file of the connector, with the texts of those that are not generated yet. */
  get texts(): ReadonlyMap<string, string> {
    return new Map([...this.generated, ...this.fileTexts]);
  }

  /** The element of a file of this connector. */
  elementAt(uri: vscode.Uri): BrowsedElement | undefined {
    const path = this.pathOf(uri);
    return path === undefined ? undefined : this.elementOf(path);
  }

  elementOf(path: string): BrowsedElement | undefined {
    return this.groups.flatMap(({ elements }) => elements).find((element) => element.path === path);
  }

  /** The path below the connector's folder; undefined for a file elsewhere. */
  pathOf(uri: vscode.Uri): string | undefined {
    const root = `${this.folder.path}/`.replace(/\/\/$/, '/');
    return uri.scheme === this.folder.scheme && uri.authority === this.folder.authority && uri.path.startsWith(root)
      ? uri.path.slice(root.length)
      : undefined;
  }

  fileOf(element: Pick<BrowsedElement, 'path'>): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, element.path);
  }

  get folderName(): string {
    return this.folder.path.split('/').filter(Boolean).at(-1) ?? '';
  }
}

/** A problem of the file as a whole. */
function aboutFile<Code extends ProblemCode>(code: Code, severity: Severity, args: Problem['args'] = {}): Problem<Code> {
  return { code, severity, range: { start: 0, end: 0 }, args };
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** The value of a key at the root as it is most often written, in one line; the whole text is read later. */
function valueIn(text: string, key: string): string | undefined {
  const line = new RegExp(`^${key}:[ \\t]*([^\\r\\n]*)`, 'm').exec(text)?.[1] ?? '';
  const quoted = /^(?:"([^"\\]*)"|'([^']*)')/.exec(line);
  const value = quoted ? (quoted[1] ?? quoted[2]) : /^[>|&*!{["'#]/.test(line) ? undefined : line.replace(/(?:^|\s)#.*$/, '').trim();
  return value?.trim() || undefined;
}
