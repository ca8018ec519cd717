import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

const EXTENSION = 'cenit-io.cenit-connector-factory';

function extension() {
  const found = vscode.extensions.getExtension<{ readonly activatedIn: number }>(EXTENSION);
  assert.ok(found, `${EXTENSION} is not there`);
  return found;
}

function broken(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, 'broken', 'connector.yaml');
}

/** The problems of a file, as soon as there are as many as that. */
function diagnosticsOf(uri: vscode.Uri, count: number): Promise<readonly vscode.Diagnostic[]> {
  const found = () => vscode.languages.getDiagnostics(uri);
  return new Promise((resolve) => {
    const subscription = vscode.languages.onDidChangeDiagnostics(check);
    function check(): void {
      if (found().length !== count) return;
      subscription.dispose();
      resolve(found());
    }
    check();
  });
}

describe('in the extension host', () => {
  it('is not started by the window, and starts when it is asked for', async function () {
    assert.equal(extension().isActive, false, 'it was started with the window');
    const began = performance.now();
    const cpu = process.cpuUsage();
    const { activatedIn } = await extension().activate();
    const { user, system } = process.cpuUsage(cpu);
    const took = performance.now() - began;
    const spent = (user + system) / 1000;
    const figures = `${spent.toFixed(1)} ms of processor, ${took.toFixed(1)} ms by the clock, ${activatedIn.toFixed(1)} ms in activate`;
    // Told, not judged: the clock counts messages to the window and whatever else the machine does.
    if (this.test) this.test.title += `: ${figures}`;
    assert.ok(activatedIn >= 0);
  });

  it('runs from the files that ship, with nothing of the checkout beside them', async () => {
    const { extensionUri } = extension();
    const namesIn = async (uri: vscode.Uri) => (await vscode.workspace.fs.readDirectory(uri)).map(([name]) => name);
    const top = await namesIn(extensionUri);
    assert.ok(top.includes('package.json'));
    assert.deepEqual(
      top.filter((name) => ['src', 'node_modules', 'scripts', 'test', 'webview'].includes(name)),
      [],
    );
    assert.ok(!(await namesIn(vscode.Uri.joinPath(extensionUri, 'dist'))).includes('cli.js'));
  });

  it('has every command it declares', async () => {
    const declared = (extension().packageJSON as Manifest).contributes.commands.map(({ command }) => command);
    const there = await vscode.commands.getCommands(true);
    assert.deepEqual(
      declared.filter((command) => !there.includes(command)),
      [],
    );
  });

  it('shows a problem where it stands, while somebody types, and takes it back', async () => {
    const document = await vscode.workspace.openTextDocument(broken());
    assert.equal(document.languageId, 'cenit-connector');
    const [problem] = await diagnosticsOf(document.uri, 1);
    assert.ok(problem);
    assert.equal(document.getText(problem.range), 'resurces');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    const edit = new vscode.WorkspaceEdit();
    edit.delete(document.uri, document.lineAt(problem.range.start.line).rangeIncludingLineBreak);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.isDirty, true);
    await diagnosticsOf(document.uri, 0);
  });
});
