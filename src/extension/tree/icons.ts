import * as vscode from 'vscode';
import type { ElementKind } from '../core.js';

/** One codicon a kind, the same everywhere. */
export const KIND_ICONS: Readonly<Record<ElementKind, string>> = {
  provider: 'organization',
  client: 'account',
  authorization: 'key',
  connection: 'plug',
  data_type: 'symbol-structure',
  event: 'zap',
  webhook: 'globe',
  algorithm: 'symbol-method',
};

/** What a kind is called in a tooltip. */
export const KIND_NAMES: Readonly<Record<ElementKind, string>> = {
  provider: vscode.l10n.t('authorization provider'),
  client: vscode.l10n.t('authorization client'),
  authorization: vscode.l10n.t('authorization'),
  connection: vscode.l10n.t('connection'),
  data_type: vscode.l10n.t('data type'),
  event: vscode.l10n.t('data event'),
  webhook: vscode.l10n.t('webhook'),
  algorithm: vscode.l10n.t('algorithm'),
};
