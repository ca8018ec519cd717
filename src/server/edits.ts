import type { TextEdit as LspEdit } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../core/index.js';
import { lspRange } from './documents.js';

/** Edits of the core as the protocol tells them. */
export function lspEdits(document: TextDocument, edits: readonly TextEdit[]): LspEdit[] {
  return edits.map((edit) => ({ range: lspRange(document, edit), newText: edit.text }));
}
