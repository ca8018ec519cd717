import * as vscode from 'vscode';

/**
 * Where the client writes what it says to the server and hears from it. The library writes that only while the log level of the
 * channel is Trace; here the setting alone decides, as people know it from other languages.
 * @param section the setting, such as cenitConnectors.trace
 */
export function traceChannel(channel: vscode.LogOutputChannel, section: string): vscode.LogOutputChannel {
  const levelChanged = new vscode.EventEmitter<vscode.LogLevel>();
  const level = (): vscode.LogLevel =>
    vscode.workspace.getConfiguration(section).get<string>('server', 'off') === 'off' ? vscode.LogLevel.Info : vscode.LogLevel.Trace;
  const subscription = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) levelChanged.fire(level());
  });
  return {
    ...channel,
    get logLevel() {
      return level();
    },
    onDidChangeLogLevel: levelChanged.event,
    trace: (message, ...args) => channel.info(message, ...(args as unknown[])),
    // The channel itself is closed by the extension.
    dispose: () => {
      subscription.dispose();
      levelChanged.dispose();
    },
  };
}
