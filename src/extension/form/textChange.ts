import * as vscode from 'vscode';

/** The one edit that makes a document's text another one: what both begin and end with is not touched. */
export function smallestChange(document: vscode.TextDocument, text: string): vscode.TextEdit | undefined {
  const before = document.getText();
  if (before === text) return undefined;
  const most = Math.min(before.length, text.length);
  let start = 0;
  while (start < most && before[start] === text[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  // A character of two units stays whole, and so does a line end of two.
  if (start > 0 && /[\uD800-\uDBFF\r]/.test(before[start - 1] ?? '')) start -= 1;
  if (end > 0 && /[\uDC00-\uDFFF\n]/.test(before[before.length - end] ?? '')) end -= 1;
  const range = new vscode.Range(document.positionAt(start), document.positionAt(before.length - end));
  return vscode.TextEdit.replace(range, text.slice(start, text.length - end));
}
