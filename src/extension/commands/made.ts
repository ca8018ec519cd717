import * as vscode from 'vscode';
import type { ConnectorModel } from '../model/connector.js';
import type { FilesMade } from '../model/make.js';
import { inBackground } from '../run.js';
import { counted } from './counts.js';

/** What a run made, and of what text. */
export interface Made extends FilesMade {
  readonly what: 'generate' | 'pack';
  /** Where the text came from: its file, its editor which has unsaved changes, or an editor that had no file. */
  readonly from: 'file' | 'unsaved' | 'untitled';
}

/** One message at the end of a run: what was made, where, and what is special about it. */
export function tellMade(model: ConnectorModel, made: Made): void {
  const { planned, writing } = made;
  const folder = vscode.workspace.asRelativePath(model.folder);
  const stopped = writing.done < writing.total;
  const kept = planned.changes.filter(({ status }) => status === 'kept').length;
  const merged = planned.changes.filter(({ status }) => status === 'merged').length;
  const marked = planned.changes.filter(
    ({ conflict, content }) => conflict && content === conflict.markers && content !== conflict.keep,
  ).length;
  const parts = [
    stopped
      ? vscode.l10n.t('{0}: cancelled, {1} of {2} files were written in {3}.', model.title, writing.done, writing.total, folder)
      : whatWasMade(model, made, folder),
    ...(stopped ? [vscode.l10n.t('Generate again to make the rest.')] : []),
    ...(kept > 0
      ? [counted(kept, vscode.l10n.t('1 edited by hand stays as it is.'), vscode.l10n.t('{0} edited by hand stay as they are.', kept))]
      : []),
    ...(merged > 0
      ? [
          counted(
            merged,
            vscode.l10n.t('In 1 your edit and the new text are merged.'),
            vscode.l10n.t('In {0} your edits and the new texts are merged.', merged),
          ),
        ]
      : []),
    ...(marked > 0
      ? [
          counted(
            marked,
            vscode.l10n.t('1 holds a conflict that you settle.'),
            vscode.l10n.t('{0} hold conflicts that you settle.', marked),
          ),
        ]
      : []),
    ...(writing.left.length > 0
      ? [vscode.l10n.t('Changed meanwhile, and left as it is: {0}. Generate again.', writing.left.join(', '))]
      : []),
    ...(made.from === 'unsaved' ? [vscode.l10n.t('Made from the unsaved text in the editor.')] : []),
    ...(made.from === 'untitled' ? [vscode.l10n.t('Made from the unsaved text in the editor, which is now in connector.yaml there.')] : []),
  ];
  const open = vscode.l10n.t('Open collection.json');
  void vscode.window.showInformationMessage(parts.join(' '), ...(stopped ? [] : [open])).then((chosen) => {
    if (chosen === open)
      inBackground('open', async () => vscode.commands.executeCommand('vscode.open', model.fileOf({ path: 'collection.json' })));
  });
}

function whatWasMade({ title }: ConnectorModel, { what, count, writing }: Made, folder: string): string {
  if (what === 'pack') return vscode.l10n.t('{0}: collection.json was packed in {1}.', title, folder);
  if (writing.total === 0) return vscode.l10n.t('{0}: all {1} elements are up to date.', title, count);
  return counted(
    writing.total,
    vscode.l10n.t('{0}: {1} elements, 1 file written in {2}.', title, count, folder),
    vscode.l10n.t('{0}: {1} elements, {2} files written in {3}.', title, count, writing.total, folder),
  );
}
