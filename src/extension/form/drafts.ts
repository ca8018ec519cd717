import * as vscode from 'vscode';

const KEPT = 'cenitConnectors.draft';
/** Of a window without a folder: a part of the key for each, so that two such windows do not write over each other. */
const HOMELESS = `${KEPT}/`;

/** The text of a new connector, and whose secrets are its own. */
export interface Draft {
  readonly id: string;
  readonly text: string;
}

interface Homeless extends Draft {
  readonly at: number;
}

/**
 * Keeps the draft of a window until it is made or given up. What is kept for a workspace is out of reach once another one is opened,
 * and a window without a folder has to open one before anything can be made: its draft is kept for all windows, and the
 * first one that asks and has none of its own takes it over.
 */
export class Drafts {
  constructor(private readonly context: vscode.ExtensionContext) {}

  /** The draft that was left; undefined where there is none. */
  async kept(): Promise<Draft | undefined> {
    const own = readDraft(this.context.workspaceState.get(KEPT));
    if (own) return own;
    const [last] = this.homeless().sort((a, b) => b.at - a.at);
    if (last) await this.keep({ id: last.id, text: last.text });
    return last;
  }

  async keep(draft: Draft): Promise<void> {
    await this.context.workspaceState.update(KEPT, draft);
    const homeless: Homeless | undefined = hasFolder() ? undefined : { ...draft, at: Date.now() };
    await this.update(`${HOMELESS}${draft.id}`, homeless);
  }

  async forget({ id }: Pick<Draft, 'id'>): Promise<void> {
    await this.context.workspaceState.update(KEPT, undefined);
    await this.update(`${HOMELESS}${id}`, undefined);
  }

  private async update(key: string, value: Homeless | undefined): Promise<void> {
    const { globalState } = this.context;
    if (value !== undefined || globalState.get(key) !== undefined) await globalState.update(key, value);
  }

  private homeless(): Homeless[] {
    const { globalState } = this.context;
    return globalState
      .keys()
      .filter((key) => key.startsWith(HOMELESS))
      .flatMap((key) => {
        const value = globalState.get<Partial<Homeless>>(key);
        const draft = readDraft(value);
        return draft ? [{ ...draft, at: typeof value?.at === 'number' ? value.at : 0 }] : [];
      });
  }
}

export const newDraft = (): Draft => ({ id: globalThis.crypto.randomUUID(), text: '' });

const hasFolder = (): boolean => (vscode.workspace.workspaceFolders ?? []).length > 0;

/** It may have been kept by another version. */
function readDraft(value: unknown): Draft | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('text' in value)) return undefined;
  const { id, text } = value;
  return typeof id === 'string' && typeof text === 'string' ? { id, text } : undefined;
}
