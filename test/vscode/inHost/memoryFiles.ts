import * as vscode from 'vscode';

/** A file system that lives in this process, as those of a virtual workspace do: nothing of it is on a disk. */
export class MemoryFiles implements vscode.FileSystemProvider {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private readonly files = new Map<string, Uint8Array>();
  readonly onDidChangeFile = this.changed.event;
  private registration: vscode.Disposable | undefined;
  /** How many files there is space for. */
  space = Infinity;
  /** A file that cannot be written, though others can. */
  locked = '';
  writes = 0;

  static register(scheme: string, options: { readonly isReadonly?: boolean } = {}): MemoryFiles {
    const files = new MemoryFiles();
    files.registration = vscode.workspace.registerFileSystemProvider(scheme, files, options);
    return files;
  }

  /** Puts a file there without being asked by the editor. */
  put(path: string, text: string): void {
    this.files.set(path, new TextEncoder().encode(text));
  }

  text(path: string): string | undefined {
    const bytes = this.files.get(path);
    return bytes && new TextDecoder().decode(bytes);
  }

  get paths(): readonly string[] {
    return [...this.files.keys()].sort();
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const bytes = this.files.get(path);
    if (bytes) return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: bytes.length };
    if (this.below(path).length > 0) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw vscode.FileSystemError.FileNotFound(path);
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const below = this.below(path);
    if (below.length === 0) throw vscode.FileSystemError.FileNotFound(path);
    const names = new Map(
      below.map((rest) => [rest.split('/')[0] ?? '', rest.includes('/') ? vscode.FileType.Directory : vscode.FileType.File]),
    );
    return [...names];
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const bytes = this.files.get(path);
    if (!bytes) throw vscode.FileSystemError.FileNotFound(path);
    return bytes;
  }

  async writeFile({ path }: vscode.Uri, content: Uint8Array): Promise<void> {
    // Thrown at once, an error would leave the editor waiting for this file for ever.
    await Promise.resolve();
    if (path === this.locked) throw vscode.FileSystemError.NoPermissions('locked');
    if (!this.files.has(path) && this.files.size >= this.space) throw vscode.FileSystemError.Unavailable('no space left');
    this.writes += 1;
    this.files.set(path, content);
  }

  dispose(): void {
    this.registration?.dispose();
    this.changed.dispose();
  }

  createDirectory(): void {
    // A folder is there as soon as a file is in it.
  }

  delete({ path }: vscode.Uri): void {
    for (const one of this.paths) if (one === path || one.startsWith(`${path}/`)) this.files.delete(one);
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions('nothing is renamed here');
  }

  private below(path: string): readonly string[] {
    const folder = `${path.replace(/\/$/, '')}/`;
    return this.paths.filter((one) => one.startsWith(folder)).map((one) => one.slice(folder.length));
  }
}
