import * as vscode from 'vscode';
import { Failure } from '../failure.js';

/** Puts a text in the place of what an open editor shows, as one step that can be undone there, and saves it. */
export async function replaceInEditor(document: vscode.TextDocument, text: string): Promise<void> {
  await changeInEditor(document, text);
  await saveEditor(document);
}

/** The same without saving it. */
export async function changeInEditor(document: vscode.TextDocument, text: string): Promise<void> {
  const wanted = text.replace(/^\uFEFF/, '');
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, ...changeOf(document, wanted));
  if (document.getText() !== wanted && !(await vscode.workspace.applyEdit(edit)))
    throw new Failure(vscode.l10n.t('The editor of {0} could not be changed.', nameOf(document)));
}

export async function saveEditor(document: vscode.TextDocument): Promise<void> {
  if (document.isDirty && !(await document.save())) throw new Failure(vscode.l10n.t('{0} could not be saved.', nameOf(document)));
}

const nameOf = ({ uri }: vscode.TextDocument): string => uri.path.split('/').at(-1) ?? '';

/** The part of the text that differs: the cursor stays where nothing changed. */
function changeOf(document: vscode.TextDocument, text: string): [vscode.Range, string] {
  const before = document.getText();
  const most = Math.min(before.length, text.length);
  let start = 0;
  while (start < most && before[start] === text[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  return [new vscode.Range(document.positionAt(start), document.positionAt(before.length - end)), text.slice(start, text.length - end)];
}
