import * as vscode from 'vscode';

let channel: vscode.LogOutputChannel | undefined;

/** The one output channel. It never shows itself; what people must know goes into a message. */
export function log(): vscode.LogOutputChannel {
  channel ??= vscode.window.createOutputChannel(vscode.l10n.t('Cenit Connectors'), { log: true });
  return channel;
}

export function disposeLog(): void {
  channel?.dispose();
  channel = undefined;
}
