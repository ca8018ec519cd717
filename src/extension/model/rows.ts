import { loadCore, type BrowsedGroup, type ChangeStatus } from '../core.js';

/** A file with one of these is there to stay, whatever connector.yaml comes to ask for. */
const EDITED: ReadonlySet<ChangeStatus> = new Set(['orphan', 'kept', 'merged', 'conflict']);

type Groups = readonly BrowsedGroup[];

/** The groups of a connector as the tree shows them: with the files that nothing asks for any more, joined when one of the two changed. */
export class Rows {
  private join: (groups: Groups) => Groups = (groups) => groups;
  private joined: { readonly groups: Groups; readonly rows: Groups } | undefined;

  of(groups: Groups): Groups {
    if (this.joined?.groups !== groups) this.joined = { groups, rows: this.join(groups) };
    return this.joined.rows;
  }

  /** Learns which files stay when nothing asks for them: their rows are there as soon as their elements are gone. */
  async learn(statuses: ReadonlyMap<string, ChangeStatus>, texts: ReadonlyMap<string, string>): Promise<void> {
    const { withOrphans } = await loadCore();
    const edited = new Map([...statuses].flatMap(([path, status]) => (EDITED.has(status) ? [[path, texts.get(path) ?? '']] : [])));
    this.join = (groups) => withOrphans(groups, edited);
    this.joined = undefined;
  }
}
