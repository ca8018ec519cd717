import * as vscode from 'vscode';
import type { FormSession, FormView } from '../core.js';
import type { ControlValue, HostAction } from '../../protocol/form.js';
import { COMMANDS } from '../ids.js';
import type { Services } from '../services.js';
import { requireTrust } from '../trust.js';
import { createConnector } from './create.js';
import type { FormHost, Told } from './host.js';
import { Secrets } from './secrets.js';

const KEPT = 'cenitConnectors.draft';
const PARENT = 'host/parent';
const CHOOSE = 'choose';

/** The draft of a new connector: a text without a file, kept by the editor until it is created or given up. */
export class DraftHost implements FormHost {
  readonly mode = 'new';
  readonly readOnly = false;
  readonly secrets: Secrets;
  private made: vscode.Uri | undefined;

  constructor(
    private readonly services: Services,
    private parent: vscode.Uri | undefined,
    readonly resumed: boolean,
    private readonly close: () => void,
    private readonly startAnew: () => void,
  ) {
    this.secrets = new Secrets(services.context, 'draft');
  }

  /** The text of a draft that was left; undefined where there is none. */
  static keptText({ context }: Services): string | undefined {
    return context.workspaceState.get<string>(KEPT);
  }

  static async forget({ context }: Services): Promise<void> {
    await context.workspaceState.update(KEPT, undefined);
  }

  async write(text: string): Promise<boolean> {
    await this.services.context.workspaceState.update(KEPT, text);
    return true;
  }

  /** Where it will be made, and whether that place is taken. */
  async complete(view: FormView): Promise<FormView> {
    const [first, ...others] = view.sections;
    if (!first) return view;
    const folders = vscode.workspace.workspaceFolders ?? [];
    const parents = [...folders.map(({ name, uri }) => ({ value: uri.toString(), label: name }))];
    const parent = this.parent?.toString();
    if (this.parent && !parents.some(({ value }) => value === parent))
      parents.push({ value: this.parent.toString(), label: vscode.workspace.asRelativePath(this.parent) });
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
    const name = nameIn(view);
    const text = vscode.l10n.t('There is a connector in the folder {0} already. Choose another name.', name);
    if (name === '' || !(await this.isTaken(name))) return placed;
    return { ...placed, problems: [{ control: 'name', label: vscode.l10n.t('Name'), text, severity: 'error' }, ...placed.problems] };
  }

  async edit(id: string, value: ControlValue): Promise<boolean> {
    if (id !== PARENT || typeof value !== 'string') return false;
    if (value === CHOOSE) await this.chooseFolder();
    else this.parent = vscode.Uri.parse(value);
    return true;
  }

  async submit(session: FormSession, tell: (message: Told) => void): Promise<void> {
    requireTrust();
    this.made = await createConnector(this.services, session, this.folder(), this.secrets, tell);
    if (this.made) await DraftHost.forget(this.services);
  }

  async act(action: HostAction): Promise<void> {
    switch (action) {
      case 'cancel':
        return this.close();
      case 'startOver':
        await DraftHost.forget(this.services);
        return this.startAnew();
      case 'openFolder':
        await vscode.commands.executeCommand('vscode.openFolder');
        return;
      case 'chooseFolder':
        return this.chooseFolder();
      case 'openLog':
      case 'manageTrust':
        // No failure of this host names them yet.
        return;
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

  private folder(): vscode.Uri | undefined {
    return this.parent ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  }

  private async chooseFolder(): Promise<void> {
    const [chosen] = (await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, canSelectMany: false })) ?? [];
    if (chosen) this.parent = chosen;
  }

  private async isTaken(name: string): Promise<boolean> {
    const folder = this.folder();
    if (!folder || this.made) return false;
    return vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, name, 'connector.yaml')).then(
      () => true,
      () => false,
    );
  }
}

function nameIn(view: FormView): string {
  const control = view.sections[0]?.controls.find(({ id }) => id === 'name');
  return control?.type === 'text' ? control.value : '';
}
