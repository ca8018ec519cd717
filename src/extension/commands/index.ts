import * as vscode from 'vscode';
import { COMMANDS, type CommandId } from '../ids.js';
import { registerCommand } from '../run.js';
import type { Services } from '../services.js';
import { copyName, copyPath, openElement, openSpec, revealInExplorer, revealInTree, showDetails, showInSpec } from './elements.js';
import { deleteConnector } from './deleteConnector.js';
import { deleteOrphan } from './deleteOrphan.js';
import { clearFilter, filterElements } from './filter.js';
import { generateFiles, packCollection } from './generate.js';
import { newConnectorForm, resumeInForm } from './form.js';
import { keepSecret } from './keepSecret.js';
import { moveEditToSpec } from './moveEdit.js';
import { newConnector } from './newConnector.js';
import { openExample } from './openExample.js';
import { applyChanges, applyWithoutConflicts, cancelReview, previewChanges, showAllChanges, undoGenerate } from './review.js';
import { resolveInMergeEditor } from './resolve.js';
import { diffWithGenerated, keepMine, resetToGenerated } from './settle.js';
import { validateConnector } from './validate.js';

type Command = (services: Services, argument: unknown) => unknown;

/** Every command of the manifest and what runs it; a missing one does not compile. */
const TABLE: Readonly<Record<CommandId, Command>> = {
  [COMMANDS.newConnector]: newConnectorForm,
  [COMMANDS.newConnectorQuickSteps]: newConnector,
  [COMMANDS.showDetails]: showDetails,
  [COMMANDS.resumeInForm]: resumeInForm,
  [COMMANDS.generateFiles]: generateFiles,
  [COMMANDS.packCollection]: packCollection,
  [COMMANDS.previewChanges]: previewChanges,
  [COMMANDS.applyChanges]: applyChanges,
  [COMMANDS.applyWithoutConflicts]: applyWithoutConflicts,
  [COMMANDS.cancelReview]: cancelReview,
  [COMMANDS.showAllChanges]: showAllChanges,
  [COMMANDS.undoGenerate]: undoGenerate,
  [COMMANDS.diffWithGenerated]: diffWithGenerated,
  [COMMANDS.resetToGenerated]: resetToGenerated,
  [COMMANDS.keepMine]: keepMine,
  [COMMANDS.moveEditToSpec]: moveEditToSpec,
  [COMMANDS.resolveInMergeEditor]: resolveInMergeEditor,
  [COMMANDS.validateConnector]: validateConnector,
  [COMMANDS.revealInTree]: revealInTree,
  [COMMANDS.openElement]: openElement,
  [COMMANDS.openExample]: openExample,
  [COMMANDS.openSpec]: openSpec,
  [COMMANDS.showInSpec]: showInSpec,
  [COMMANDS.copyName]: copyName,
  [COMMANDS.copyPath]: copyPath,
  [COMMANDS.revealInExplorer]: revealInExplorer,
  [COMMANDS.deleteConnector]: deleteConnector,
  [COMMANDS.deleteOrphan]: deleteOrphan,
  [COMMANDS.filterElements]: filterElements,
  [COMMANDS.clearFilter]: clearFilter,
  [COMMANDS.keepSecret]: keepSecret,
};

export function registerCommands(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(TABLE).map(([id, run]) => registerCommand(id as CommandId, (argument) => run(services, addressed(argument)))),
  );
}

/** A code lens tells the file it is for as a text: what the language server sends is JSON. */
const addressed = (argument: unknown): unknown => (typeof argument === 'string' ? vscode.Uri.parse(argument, true) : argument);
