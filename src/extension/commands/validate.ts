import * as vscode from 'vscode';
import { inBackground } from '../run.js';
import type { Services } from '../services.js';
import { problemCounts } from './counts.js';
import { pickConnector } from './pick.js';

/** Looks at a connector and the Ruby that was edited by hand, and says how many problems there are. */
export async function validateConnector(services: Services, argument: unknown): Promise<void> {
  const model = await pickConnector(services, argument);
  await services.store.refresh(model, true);
  const all = [...model.problems, ...model.fileProblems.map(({ problem }) => problem)];
  const found = problemCounts(vscode.l10n, all) ?? vscode.l10n.t('no problems');
  const show = vscode.l10n.t('Show Problems');
  void vscode.window
    .showInformationMessage(vscode.l10n.t('{0}: {1}.', model.title, found), ...(all.length > 0 ? [show] : []))
    .then((chosen) => {
      if (chosen === show) inBackground('problems', async () => vscode.commands.executeCommand('workbench.actions.view.problems'));
    });
}
