import * as vscode from 'vscode';
import { loadCore } from '../core.js';
import { CONTEXTS } from '../ids.js';
import { inBackground } from '../run.js';
import { ConnectorModel } from './connector.js';

const PATTERN = '**/connector.{yaml,yml}';
const EXCLUDE = '**/{node_modules,.git}/**';
/** More than any workspace has; a bound for one that was opened by mistake. */
const MOST = 5000;
/** So many files are read again one by one; for more the whole folder is compared at once. */
const FEW = 5;
/** Between two connectors that are read in the background others have the word. */
const BREATH = 100;
/** Levels below a folder of the workspace that are looked at before the search has started. */
const NEAR = 2;
/** Typing and file events come in bursts. */
const PAUSE = 80;
const STATES_AFTER = 400;

/** The connectors of the workspace. It looks for them when somebody first asks, and follows what changes from then on. */
export class ConnectorStore implements vscode.Disposable {
  private readonly models = new Map<string, ConnectorModel>();
  private readonly changed = new vscode.EventEmitter<ConnectorModel | undefined>();
  private readonly disposables: vscode.Disposable[] = [this.changed];
  private readonly pending = new Map<string, NodeJS.Timeout>();
  private searching: Promise<void> | undefined;
  private disposed = false;

  /** A connector that changed; undefined: some came or went. */
  readonly onDidChange = this.changed.event;

  /** Those of this tool, by title. */
  get all(): readonly ConnectorModel[] {
    return [...this.models.values()]
      .filter(({ foreign }) => !foreign)
      .sort((a, b) => a.title.localeCompare(b.title) || a.id.localeCompare(b.id));
  }

  /** Looks for connectors once; later calls wait for the same search. */
  ready(): Promise<void> {
    this.searching ??= this.search();
    return this.searching;
  }

  get(uri: vscode.Uri): ConnectorModel | undefined {
    return this.models.get(uri.toString());
  }

  /** The connector a file belongs to: the nearest folder above it that has one. */
  ownerOf(uri: vscode.Uri): ConnectorModel | undefined {
    const owners = this.all.filter((model) => model.id === uri.toString() || model.pathOf(uri) !== undefined);
    return owners.sort((a, b) => b.folder.path.length - a.folder.path.length)[0];
  }

  /** Reads a connector anew, though no event told of it. */
  async refresh(model: ConnectorModel, withFiles = false): Promise<void> {
    const changed = await model.read();
    await model.analyse();
    // What the file says is shown before it is compared with all that lies beside it.
    this.changed.fire(model);
    if (withFiles) {
      await model.readStatuses();
      this.changed.fire(model);
    } else if (changed && model.statuses) this.statesSoon(model);
  }

  /** Compares files with what is generated, a moment later: rows and problems that changed are shown first. */
  statesSoon(model: ConnectorModel): void {
    this.schedule(
      `${model.id}#states`,
      async () => {
        await model.readStatuses();
        this.changed.fire(model);
      },
      STATES_AFTER,
    );
  }

  /** Makes sure a file that was just made is known. */
  async add(uri: vscode.Uri): Promise<ConnectorModel> {
    const known = this.get(uri);
    if (known) return known;
    const model = new ConnectorModel(uri);
    this.models.set(model.id, model);
    await model.read();
    await model.analyse();
    this.noteCount();
    this.changed.fire(undefined);
    return model;
  }

  /** Those near the root, found without the search of the editor, which needs a process of its own to start. */
  async nearby(): Promise<void> {
    if (this.searching || this.looking) return this.looking;
    this.looking = (async () => {
      const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
      const [found] = await Promise.all([Promise.all(roots.map((root) => specsBelow(root, NEAR))), loadCore()]);
      await this.take(found.flat());
    })();
    await this.looking;
    inBackground('search', () => this.ready());
  }

  private looking: Promise<void> | undefined;

  private async search(): Promise<void> {
    this.follow();
    const [found] = await Promise.all([vscode.workspace.findFiles(PATTERN, EXCLUDE, MOST), loadCore()]);
    for (const document of vscode.workspace.textDocuments) if (isSpec(document.uri)) found.push(document.uri);
    await this.take(found);
    this.noteCount();
    this.changed.fire(undefined);
    inBackground('reading connectors', () => this.analyseAll());
  }

  private async take(found: readonly vscode.Uri[]): Promise<void> {
    await Promise.all(
      found.map(async (uri) => {
        if (this.models.has(uri.toString())) return;
        const model = new ConnectorModel(uri);
        await model.read();
        if (!this.models.has(model.id)) this.models.set(model.id, model);
      }),
    );
  }

  /** After the rows are there each connector is read whole, one at a time, so that the window stays quick. */
  private async analyseAll(): Promise<void> {
    for (const model of this.all) {
      await new Promise((resolve) => setTimeout(resolve, BREATH));
      if (this.disposed) return;
      await model.analyse();
      this.changed.fire(model);
    }
  }

  private follow(): void {
    const specs = vscode.workspace.createFileSystemWatcher(PATTERN);
    const files = vscode.workspace.createFileSystemWatcher('**/{collection/**,collection.json}');
    // A folder that comes, goes or is renamed as a whole is told of by itself alone.
    const folders = vscode.workspace.createFileSystemWatcher('**', false, true, false);
    const touched = (uri: vscode.Uri): void => this.later(uri);
    this.disposables.push(
      specs,
      files,
      folders,
      folders.onDidCreate((uri) => this.folderCame(uri)),
      folders.onDidDelete((uri) => this.folderWent(uri)),
      specs.onDidCreate(touched),
      specs.onDidChange(touched),
      specs.onDidDelete(touched),
      files.onDidCreate(touched),
      files.onDidChange(touched),
      files.onDidDelete(touched),
      // Watchers of folders that were just made come late: what the editor itself knows is not waited for.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => touched(uri)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => contentChanges.length > 0 && touched(document.uri)),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => isSpec(uri) && touched(uri)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => isSpec(uri) && touched(uri)),
      vscode.workspace.onDidRenameFiles(({ files: renamed }) =>
        renamed.forEach(({ oldUri, newUri }) => [oldUri, newUri].forEach((uri) => this.moved(uri))),
      ),
      vscode.workspace.onDidDeleteFiles(({ files: deleted }) => deleted.forEach((uri) => this.moved(uri))),
      vscode.workspace.onDidChangeWorkspaceFolders(() => inBackground('search', () => this.searchAgain())),
    );
  }

  /** A folder may have gone with connectors in it, or come with some. */
  async searchAgain(): Promise<void> {
    const found = new Set((await vscode.workspace.findFiles(PATTERN, EXCLUDE, MOST)).map((uri) => uri.toString()));
    const left = [...this.models.keys()].filter((id) => !found.has(id) && !hasUnsaved(id));
    await Promise.all(left.map(async (id) => (await exists(vscode.Uri.parse(id))) || this.models.delete(id)));
    await Promise.all([...found].map(async (id) => (this.models.has(id) ? undefined : this.add(vscode.Uri.parse(id)))));
    this.noteCount();
    this.changed.fire(undefined);
  }

  private folderCame({ path }: vscode.Uri): void {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (!/\.\w+$/.test(name) && !/\/(?:collection|node_modules|\.git)(?:\/|$)/.test(path)) this.schedule('', () => this.searchAgain());
  }

  private folderWent(uri: vscode.Uri): void {
    const below = `${uri.toString()}/`;
    if ([...this.models.keys()].some((id) => id.startsWith(below))) this.schedule('', () => this.searchAgain());
  }

  /** A folder that was renamed or deleted in the editor tells of itself alone. */
  private moved(uri: vscode.Uri): void {
    if (/\.\w+$/.test(uri.path)) this.later(uri);
    else this.schedule('', () => this.searchAgain());
  }

  private later(uri: vscode.Uri): void {
    const key = isSpec(uri) ? uri.toString() : this.ownerOf(uri)?.id;
    if (key === undefined) return;
    // An event of one file comes in pairs at most; of several files the whole folder is compared.
    if (isSpec(uri)) this.schedule(key, () => this.update(vscode.Uri.parse(key), true));
    else this.touch(key, uri);
  }

  private readonly touched = new Map<string, Set<string>>();

  private touch(key: string, uri: vscode.Uri): void {
    const model = this.models.get(key);
    const path = model?.pathOf(uri);
    // Other files of the folder, or of a workspace with a connector at its root, are none of ours.
    if (!model || path === undefined || !/^collection(?:\/|\.json$)/.test(path)) return;
    const paths = this.touched.get(key) ?? new Set();
    this.touched.set(key, paths.add(path));
    this.schedule(`${key}#files`, async () => {
      this.touched.delete(key);
      if (!model.statuses) return;
      if (paths.size > FEW) await model.readStatuses();
      else for (const one of paths) await model.readFile(one);
      this.changed.fire(model);
    });
  }

  private schedule(key: string, work: () => Promise<void>, pause = PAUSE): void {
    clearTimeout(this.pending.get(key));
    const timer = setTimeout(() => {
      this.pending.delete(key);
      inBackground('refresh', work);
    }, pause);
    this.pending.set(key, timer);
  }

  private async update(uri: vscode.Uri, maybeGone: boolean): Promise<void> {
    const known = this.get(uri);
    if (maybeGone && !hasUnsaved(uri.toString()) && !(await exists(uri))) {
      if (this.models.delete(uri.toString())) {
        this.noteCount();
        this.changed.fire(undefined);
      }
      return;
    }
    if (known) {
      const { title, foreign } = known;
      const changed = await known.read();
      await known.analyse();
      // Another title stands at another place.
      this.changed.fire(known.title !== title || known.foreign !== foreign ? undefined : known);
      if (changed && known.statuses) this.statesSoon(known);
    } else await this.add(uri);
  }

  private noteCount(): void {
    void vscode.commands.executeCommand('setContext', CONTEXTS.hasConnectors, this.all.length > 0);
    void vscode.commands.executeCommand('setContext', CONTEXTS.searched, true);
  }

  dispose(): void {
    this.disposed = true;
    for (const timer of this.pending.values()) clearTimeout(timer);
    for (const disposable of this.disposables) disposable.dispose();
  }
}

export function isSpec(uri: vscode.Uri): boolean {
  return /(?:^|\/)connector\.ya?ml$/.test(uri.path) && uri.scheme !== 'git' && uri.scheme !== 'output';
}

/** A file that was deleted while its editor holds unsaved text is still there for whoever writes it. */
function hasUnsaved(id: string): boolean {
  return vscode.workspace.textDocuments.some((document) => !document.isClosed && document.isDirty && document.uri.toString() === id);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

async function specsBelow(folder: vscode.Uri, levels: number): Promise<readonly vscode.Uri[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => [],
  );
  const below = entries.map(async ([name, type]): Promise<readonly vscode.Uri[]> => {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.File) return isSpec(uri) ? [uri] : [];
    const skipped =
      levels === 0 || type !== vscode.FileType.Directory || name.startsWith('.') || name === 'node_modules' || name === 'collection';
    return skipped ? [] : specsBelow(uri, levels - 1);
  });
  return (await Promise.all(below)).flat();
}
