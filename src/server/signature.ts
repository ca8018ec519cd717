import { MarkupKind } from 'vscode-languageserver-types';
import { pathSignature } from '../core/index.js';
import type { Feature } from './feature.js';

/** How a path into an answer is written, while one is typed. */
export const signature: Feature = {
  capabilities: { signatureHelpProvider: { triggerCharacters: [' ', '.', '['], retriggerCharacters: [']'] } },
  register({ connection, documents }) {
    connection.onSignatureHelp(({ textDocument, position }) => {
      const live = documents.get(textDocument.uri);
      const found = live && pathSignature(live.lines, live.document.offsetAt(position));
      if (!found) return null;
      const { label, text, steps, active } = found;
      const parameters = steps.map((step) => ({ label: step.label, documentation: { kind: MarkupKind.Markdown, value: step.text } }));
      const documentation = { kind: MarkupKind.Markdown, value: text };
      return { signatures: [{ label, documentation, parameters }], activeSignature: 0, activeParameter: active };
    });
  },
};
