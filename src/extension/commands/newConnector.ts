import * as vscode from 'vscode';
import { loadCore, type NewConnector } from '../core.js';
import { Failure } from '../failure.js';
import type { Services } from '../services.js';
import { requireTrust } from '../trust.js';
import { reasonOf } from '../systemError.js';
import { chooseParent, specIn } from './place.js';
import { askPick, askText } from './quickSteps.js';
import { askSteps, Back, type Step } from './steps.js';
import { openUntitled } from './untitled.js';

type Core = Awaited<ReturnType<typeof loadCore>>;

/** Five questions, then a connector.yaml that can be generated as it is. */
export async function newConnector({ store }: Services, argument: unknown): Promise<void> {
  requireTrust();
  const core = await loadCore();
  const parent = argument instanceof vscode.Uri ? argument : await chooseParent();
  const answers = await askSteps<NewConnector>(stepsFor(core, parent));
  if (!answers) throw new vscode.CancellationError();
  const target = vscode.Uri.joinPath(parent, answers.name, 'connector.yaml');
  const text = core.newConnectorText(answers);
  // Each answer is fine by itself; together they must be so too. What was answered is not lost in any case.
  const keep = { title: vscode.l10n.t('Open as Unsaved File'), run: () => openUntitled(text) };
  const error = core.errorOf(text);
  if (error !== undefined) throw new Failure(vscode.l10n.t('Nothing was written: {0}', error), keep);
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  } catch (problem) {
    throw new Failure(vscode.l10n.t('connector.yaml could not be written: {0}', reasonOf(vscode.l10n, problem)), keep);
  }
  await store.ready();
  await store.add(target);
  await vscode.window.showTextDocument(target);
}

function stepsFor(core: Core, parent: vscode.Uri): readonly Step<NewConnector>[] {
  const title = vscode.l10n.t('New Connector');
  const text = (
    key: 'name' | 'url' | 'resource',
    prompt: string,
    placeholder: string,
    check: (value: string) => string | undefined | Promise<string | undefined>,
  ): Step<NewConnector> => ({
    ask: async (answers, place) => {
      const answer = await askText({ ...place, title, prompt, placeholder, value: answers[key] ?? '', check });
      return answer === undefined || answer instanceof Back ? answer : { [key]: answer };
    },
  });
  return [
    text(
      'name',
      vscode.l10n.t('Name of the connector; its folder is called so too'),
      'acme',
      async (name) => core.checkAnswer('name', name) ?? (await taken(parent, name)),
    ),
    {
      ask: async (answers, place) => {
        const items = core.authorizationChoices.map(({ type, label, description }) => ({ label, detail: description, type }));
        const active = items.find(({ type }) => type === answers.authorization);
        const answer = await askPick({ ...place, title, placeholder: vscode.l10n.t('How the API knows who is asking'), items, active });
        return answer === undefined || answer instanceof Back ? answer : { authorization: answer.type };
      },
    },
    text('url', vscode.l10n.t('Base URL of the API'), 'https://api.acme.example/v1', (url) => core.checkAnswer('url', url)),
    text('resource', vscode.l10n.t('Name of the first kind of record'), 'Contact', (name) => core.checkAnswer('resource', name)),
    {
      ask: async (answers, place) => {
        const items = [
          { label: vscode.l10n.t('Import and Export'), flows: ['import', 'export'] as const },
          { label: vscode.l10n.t('Import'), flows: ['import'] as const },
          { label: vscode.l10n.t('Export'), flows: ['export'] as const },
        ];
        const active = items.find(({ flows }) => flows.join() === answers.flows?.join());
        const answer = await askPick({ ...place, title, placeholder: vscode.l10n.t('Which way records go'), items, active });
        return answer === undefined || answer instanceof Back ? answer : { flows: answer.flows };
      },
    },
  ];
}

async function taken(parent: vscode.Uri, name: string): Promise<string | undefined> {
  const folder = vscode.Uri.joinPath(parent, name);
  if (await specIn(folder)) return vscode.l10n.t('There is a connector of this name already.');
  const isFile = await vscode.workspace.fs.stat(folder).then(
    ({ type }) => (type & vscode.FileType.Directory) === 0,
    () => false,
  );
  return isFile ? vscode.l10n.t('There is a file of this name, so no folder can be made.') : undefined;
}
