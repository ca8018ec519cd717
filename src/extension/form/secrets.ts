import * as vscode from 'vscode';

const PROBE = 'cenitConnectors.probe';

/** Secrets of one connector, in the editor's own store: per user and machine, never in a file. */
export class Secrets {
  constructor(
    private readonly context: Pick<vscode.ExtensionContext, 'secrets' | 'globalState'>,
    /** The address of connector.yaml, or the name of a draft. */
    private readonly owner: string,
  ) {}

  async store(id: string, value: string): Promise<void> {
    await this.context.secrets.store(this.key(id), value);
    await this.context.secrets.store(PROBE, 'kept');
    await this.context.globalState.update(PROBE, true);
  }

  async clear(id: string): Promise<void> {
    await this.context.secrets.delete(this.key(id));
  }

  async copy(id: string): Promise<void> {
    const value = await this.context.secrets.get(this.key(id));
    if (value !== undefined) await vscode.env.clipboard.writeText(value);
  }

  /** Told when one of them is kept or goes, by whomever. */
  onDidChange(run: () => void): vscode.Disposable {
    return this.context.secrets.onDidChange(({ key }) => {
      if (key.startsWith(this.key(''))) run();
    });
  }

  /** Those of the ids that are kept. */
  async kept(ids: readonly string[]): Promise<readonly string[]> {
    const found = await Promise.all(ids.map(async (id) => ((await this.context.secrets.get(this.key(id))) === undefined ? [] : [id])));
    return found.flat();
  }

  /** A draft became a file: what was typed for it goes along. */
  async moveTo(other: Secrets, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const value = await this.context.secrets.get(this.key(id));
      if (value !== undefined) await other.store(id, value);
      await this.clear(id);
    }
  }

  /** Whether the editor forgets secrets when its window is loaded again, as one on a bare server does. */
  async areForgotten(): Promise<boolean> {
    return this.context.globalState.get(PROBE) === true && (await this.context.secrets.get(PROBE)) === undefined;
  }

  private key(id: string): string {
    return `${this.owner}#${id}`;
  }
}
