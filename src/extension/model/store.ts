import * as vscode from 'vscode';
import { loadCore } from '../core.js';
import { CONTEXTS } from '../ids.js';
import { inBackground } from '../run.js';
import { ConnectorModel } from './connector.js';
import { Later } from './later.js';
import { findNearSpecs, findSpecs, isOurs, isSpec, isThere } from './search.js';
import { watchWorkspace } from './watch.js';

/** So many files are read again one by one; for more the whole folder is compared at once. */
const FEW = 5;
/** Between two connectors that are read in the background others have the word for twice the time one took; milliseconds. */
const SHORTEST_REST = 10;
/** Typing and file events come in bursts. */
const FILE_PAUSE = 80;
const SEARCH_PAUSE = 80;
const SEARCH_AFTER = 400;

/** What changed: the list of connectors, what one of them says, or how its files stand. */
export type StoreChange =
  | { readonly what: 'list' }
  | { readonly what: 'spec'; readonly model: ConnectorModel }
  | { readonly what: 'states'; readonly model: ConnectorModel };

/** The connectors of the workspace. It looks for them when somebody first asks, and follows what changes from then on. */
export class ConnectorStore implements vscode.Disposable {
  private readonly models = new Map<string, ConnectorModel>();
  private readonly changed = new vscode.EventEmitter<StoreChange>();
  private readonly later = new Later();
  /** Files of a connector that changed and were not read again yet. */
  private readonly touched = new Map<string, Set<string>>();
  private watching: vscode.Disposable | undefined;
  private searching: Promise<void> | undefined;
  private looking: Promise<void> | undefined;
  private disposed = false;

  readonly onDidChange = this.changed.event;

  /** Those of this tool, by title. */
  get all(): readonly ConnectorModel[] {
    const { compare } = new Intl.Collator();
    return [...this.models.values()]
      .filter(({ foreign, shadowed }) => !foreign && !shadowed)
      .sort((a, b) => compare(a.title, b.title) || compare(a.id, b.id));
  }

  /** Looks for connectors once; later calls wait for the same search. */
  ready(): Promise<void> {
    this.searching ??= this.search();
    return this.searching;
  }

  /** Finds at least those near the root; the rest of the search goes on in the background. */
  async nearby(): Promise<void> {
    if (!this.searching) {
      this.looking ??= this.look();
      await this.looking;
      // What was found is painted before the rest of the machine's time goes into the search.
      if (this.models.size > 0) this.later.schedule('search', SEARCH_AFTER, () => this.ready());
      else inBackground('search', () => this.ready());
    }
  }

  get(uri: vscode.Uri): ConnectorModel | undefined {
    return this.models.get(uri.toString());
  }

  /** The connector a file belongs to: the nearest folder above it that has one. */
  ownerOf(uri: vscode.Uri): ConnectorModel | undefined {
    for (let path = uri.path, end = path.lastIndexOf('/'); end >= 0; path = path.slice(0, end), end = path.lastIndexOf('/')) {
      for (const name of ['connector.yaml', 'connector.yml']) {
        const model = this.get(uri.with({ path: `${path.slice(0, end)}/${name}`, query: '', fragment: '' }));
        if (model && !model.foreign) return model;
      }
    }
    return undefined;
  }

  /** Reads a connector whole, however large it is, though no event told of it. */
  async refresh(model: ConnectorModel, withFiles = false): Promise<void> {
    const changed = await model.read();
    await model.analyse('whole');
    // What the file says is shown before it is compared with all that lies beside it.
    this.changed.fire({ what: 'spec', model });
    if (withFiles) await this.readStates(model);
    else if (changed && model.statuses) this.statesSoon(model);
  }

  /** Compares files with what is generated, a moment later: rows and problems that changed are shown first. */
  statesSoon(model: ConnectorModel): void {
    this.later.schedule(`${model.id}#states`, model.statesPause, () => this.readStates(model));
  }

  private async readStates(model: ConnectorModel): Promise<void> {
    await model.readStatuses();
    this.changed.fire({ what: 'states', model });
  }

  /** Makes sure a file that was just made is known. */
  async add(uri: vscode.Uri): Promise<ConnectorModel> {
    const known = this.get(uri);
    if (known) return known;
    const model = new ConnectorModel(uri);
    this.models.set(model.id, model);
    await model.read();
    await model.analyse();
    this.changedList();
    this.changed.fire({ what: 'spec', model });
    return model;
  }

  /** A connector that was deleted is gone, whatever an editor still holds of it. */
  forget(model: ConnectorModel): void {
    if (this.models.delete(model.id)) this.changedList();
  }

  /** A folder may have gone with connectors in it, or come with some. */
  async searchAgain(): Promise<void> {
    const found = new Set((await findSpecs()).map((uri) => uri.toString()));
    const missing = [...this.models.values()].filter(({ id }) => !found.has(id));
    await Promise.all(missing.map(async ({ id, uri }) => (isOurs(uri) && (await isThere(uri))) || this.models.delete(id)));
    await this.take([...found].map((id) => vscode.Uri.parse(id)));
    this.changedList();
    inBackground('reading connectors', () => this.analyseAll());
  }

  private async look(): Promise<void> {
    const [found] = await Promise.all([findNearSpecs(), loadCore()]);
    await this.take(found);
  }

  private async search(): Promise<void> {
    this.watching = watchWorkspace({
      file: (uri) => this.fileChanged(uri),
      folderCame: () => this.searchSoon(),
      folderWent: (uri) => [...this.models.keys()].some((id) => id.startsWith(`${uri.toString()}/`)) && this.searchSoon(),
      workspace: () => this.searchSoon(),
    });
    const [found] = await Promise.all([findSpecs(), loadCore()]);
    const open = vscode.workspace.textDocuments.map(({ uri }) => uri).filter(isSpec);
    await this.take([...found, ...open]);
    this.changedList();
    inBackground('reading connectors', () => this.analyseAll());
  }

  private async take(found: readonly vscode.Uri[]): Promise<void> {
    await Promise.all(
      found.map(async (uri) => {
        if (this.get(uri)) return;
        const model = new ConnectorModel(uri);
        await model.read();
        if (!this.models.has(model.id)) this.models.set(model.id, model);
      }),
    );
  }

  /** After the rows are there each connector is read whole, one at a time, so that the window stays quick. */
  private async analyseAll(): Promise<void> {
    for (const model of this.all) {
      const began = performance.now();
      if (model.stale) {
        await model.analyse();
        this.changed.fire({ what: 'spec', model });
      }
      // Files that are there may have been edited by hand, which is told though nobody opened their rows.
      if (!model.statuses && (await model.isGenerated())) await this.readStates(model);
      await new Promise((resolve) => setTimeout(resolve, Math.max(SHORTEST_REST, 2 * (performance.now() - began))));
      if (this.disposed) return;
    }
  }

  private searchSoon(): void {
    this.later.schedule('', SEARCH_PAUSE, () => this.searchAgain());
  }

  private fileChanged(uri: vscode.Uri): void {
    if (!isSpec(uri)) return this.elementChanged(uri);
    const key = uri.toString();
    const known = this.get(uri);
    // What waits to be read is read as it is then: somebody who goes on typing does not put it off.
    if (!this.later.has(key)) this.later.schedule(key, known?.pause ?? FILE_PAUSE, () => this.update(uri));
  }

  private elementChanged(uri: vscode.Uri): void {
    const model = this.ownerOf(uri);
    const path = model?.pathOf(uri);
    // Other files of the folder, or of a workspace with a connector at its root, are none of ours.
    if (!model || path === undefined || !/^collection(?:\/|\.json$|$)/.test(path)) return;
    const paths = this.touched.get(model.id) ?? new Set();
    this.touched.set(model.id, paths.add(path));
    // An event of one file comes in pairs at most; of several files the whole folder is compared.
    this.later.schedule(`${model.id}#files`, FILE_PAUSE, async () => {
      this.touched.delete(model.id);
      if (!model.statuses || paths.size > FEW) return this.readStates(model);
      for (const one of paths) await model.readFile(one);
      this.changed.fire({ what: 'states', model });
    });
  }

  private async update(uri: vscode.Uri): Promise<void> {
    if (!(await isThere(uri))) {
      if (this.models.delete(uri.toString())) this.changedList();
      return;
    }
    const known = this.get(uri);
    if (!known) {
      await this.add(uri);
      return;
    }
    const { foreign } = known;
    const changed = await known.read();
    await known.analyse();
    if (known.foreign !== foreign) this.changedList();
    this.changed.fire({ what: 'spec', model: known });
    if (changed && known.statuses) this.statesSoon(known);
  }

  private changedList(): void {
    // Two files of one folder would write over each other's collection: the one with the longer name counts.
    for (const model of this.models.values()) {
      const isShort = model.uri.path.endsWith('.yml');
      model.shadowed = isShort && this.get(vscode.Uri.joinPath(model.folder, 'connector.yaml')) !== undefined;
    }
    void vscode.commands.executeCommand('setContext', CONTEXTS.hasConnectors, this.all.length > 0);
    void vscode.commands.executeCommand('setContext', CONTEXTS.searched, true);
    this.changed.fire({ what: 'list' });
  }

  dispose(): void {
    this.disposed = true;
    this.later.dispose();
    this.watching?.dispose();
    this.changed.dispose();
  }
}
