import * as vscode from 'vscode';
import type { FormSession, FormView } from '../core.js';
import type { ControlValue } from '../../protocol/form.js';
import { specIn } from '../commands/place.js';
import { COMMANDS } from '../ids.js';
import type { Services } from '../services.js';
import { requireTrust } from '../trust.js';
import { createConnector } from './create.js';
import { Drafts, type Draft } from './drafts.js';
import { secretIds, type FormHost, type Told } from './host.js';
import { Secrets } from './secrets.js';

const PARENT = 'host/parent';
const CHOOSE = 'choose';

/** The draft of a new connector: a text without a file, kept by the editor until it is created or given up. */
export class DraftHost implements FormHost {
  readonly mode = 'new';
  readonly readOnly = false;
  readonly secrets: Secrets;
  private readonly drafts: Drafts;
  /** Ids of the secrets that were asked for: what was typed there goes when the draft goes. */
  private readonly asked = new Set<string>();
  private parent: vscode.Uri | undefined;
  private made: vscode.Uri | undefined;
  private isOver = false;

  constructor(
    private readonly services: Services,
    private readonly draft: Draft,
    readonly resumed: boolean,
    private readonly close: () => void,
    private readonly startAnew: () => void,
  ) {
    this.drafts = new Drafts(services.context);
    this.secrets = new Secrets(services.context, `draft/${draft.id}`);
  }

  /** The folder it is to be made in. */
  createIn(parent: vscode.Uri | undefined): void {
    this.parent = parent;
  }

  async write(text: string): Promise<boolean> {
    // What is still on its way when the draft is given up does not bring it back.
    if (!this.isOver) await this.drafts.keep({ id: this.draft.id, text });
    return true;
  }

  refuse(): undefined {
    return undefined;
  }

  /** Where it will be made, and whether that place is taken. */
  async complete(view: FormView): Promise<FormView> {
    for (const id of secretIds(view)) this.asked.add(id);
    const [first, ...others] = view.sections;
    if (!first) return view;
    const parents = this.parents();
    const parent = this.parent?.toString();
    const placed: FormView =
      parents.length > 1
        ? {
            ...view,
            sections: [
              {
                ...first,
                controls: [
                  ...first.controls,
                  {
                    id: PARENT,
                    label: vscode.l10n.t('Create in'),
                    type: 'choice',
                    value: parent ?? parents[0]?.value ?? '',
                    options: [...parents, { value: CHOOSE, label: vscode.l10n.t('Choose Folder…') }],
                  },
                ],
              },
              ...others,
            ],
          }
        : view;
    const text = await this.takenBy(nameIn(view));
    if (text === undefined) return placed;
    return { ...placed, problems: [{ control: 'name', label: vscode.l10n.t('Name'), text, severity: 'error' }, ...placed.problems] };
  }

  async edit(id: string, value: ControlValue): Promise<boolean> {
    if (id !== PARENT || typeof value !== 'string') return false;
    if (value === CHOOSE) await this.chooseFolder();
    // Only what was offered: the page does not name places by itself.
    else if (this.parents().some((offered) => offered.value === value)) this.parent = vscode.Uri.parse(value);
    return true;
  }

  async submit(session: FormSession, tell: (message: Told) => void): Promise<void> {
    requireTrust();
    this.made = await createConnector(this.services, session, this.folder(), this.secrets, tell);
    if (this.made) await this.giveUp();
  }

  async act(action: Parameters<FormHost['act']>[0]): Promise<void> {
    switch (action) {
      case 'cancel':
        return this.close();
      case 'startOver':
        await this.giveUp();
        return this.startAnew();
      case 'openFolder':
        await vscode.commands.executeCommand('vscode.openFolder');
        return;
      case 'chooseFolder':
        return this.chooseFolder();
      case 'openText':
        if (this.made) await vscode.window.showTextDocument(this.made);
        return;
      case 'details':
        if (this.made) await vscode.commands.executeCommand(COMMANDS.showDetails, this.made);
        return;
      case 'back':
        await vscode.commands.executeCommand('cenitConnectors.connectors.focus');
        this.close();
    }
  }

  private async giveUp(): Promise<void> {
    this.isOver = true;
    await this.drafts.forget(this.draft);
    for (const id of this.asked) await this.secrets.clear(id);
  }

  /** The folders of the workspace, and the one that was chosen where it is another. */
  private parents(): readonly { readonly value: string; readonly label: string }[] {
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ name, uri }) => ({ value: uri.toString(), label: name }));
    const { parent } = this;
    if (!parent || folders.some(({ value }) => value === parent.toString())) return folders;
    return [...folders, { value: parent.toString(), label: vscode.workspace.asRelativePath(parent) }];
  }

  private folder(): vscode.Uri | undefined {
    return this.parent ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  }

  private async chooseFolder(): Promise<void> {
    const [chosen] = (await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, canSelectMany: false })) ?? [];
    if (chosen) this.parent = chosen;
  }

  /** Why no folder of this name can be made; undefined where it can. */
  private async takenBy(name: string): Promise<string | undefined> {
    const parent = this.folder();
    if (name === '' || !parent || this.made) return undefined;
    const folder = vscode.Uri.joinPath(parent, name);
    if (await specIn(folder)) return vscode.l10n.t('There is a connector in the folder {0} already. Choose another name.', name);
    const isFile = await vscode.workspace.fs.stat(folder).then(
      ({ type }) => (type & vscode.FileType.Directory) === 0,
      () => false,
    );
    return isFile ? vscode.l10n.t('{0} is a file, so no folder of this name can be made. Choose another name.', name) : undefined;
  }
}

function nameIn(view: FormView): string {
  const control = view.sections[0]?.controls.find(({ id }) => id === 'name');
  return control?.type === 'text' ? control.value : '';
}
