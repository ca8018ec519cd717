import * as vscode from 'vscode';
import type { ChangeStatus } from './core.js';

interface State {
  readonly badge: string;
  readonly color: string;
  readonly label: string;
}

/** How a file that is not up to date is marked, in the tree and in the Explorer alike. */
export const STATES: Readonly<Partial<Record<ChangeStatus, State>>> = {
  created: { badge: 'N', color: 'disabledForeground', label: vscode.l10n.t('Not generated yet') },
  updated: { badge: 'O', color: 'charts.yellow', label: vscode.l10n.t('Out of date: generate to update') },
  kept: { badge: 'E', color: 'gitDecoration.modifiedResourceForeground', label: vscode.l10n.t('Edited by hand') },
  merged: { badge: 'E', color: 'gitDecoration.modifiedResourceForeground', label: vscode.l10n.t('Edited by hand') },
  conflict: { badge: '!', color: 'list.errorForeground', label: vscode.l10n.t('Edited by hand, and out of date') },
  deleted: { badge: 'D', color: 'disabledForeground', label: vscode.l10n.t('No longer in connector.yaml: the next run deletes it') },
  orphan: { badge: '?', color: 'list.warningForeground', label: vscode.l10n.t('No longer in connector.yaml, kept because it was edited') },
};
