import * as vscode from 'vscode';
import { SETTINGS } from '../ids.js';
import type { ConnectorModel } from '../model/connector.js';

/** Whether somebody wants to look at every change before it is written, and not at conflicts alone. */
export function reviewsAlways(model: ConnectorModel): boolean {
  return vscode.workspace.getConfiguration(SETTINGS, model.uri).get('review') === 'always';
}
