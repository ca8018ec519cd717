import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { connectorSymbols, yamlSymbols, type OutlineKind, type OutlineSymbol } from '../core/index.js';
import { lspRange } from './documents.js';
import type { Feature } from './feature.js';

const KINDS: Readonly<Record<OutlineKind, SymbolKind>> = {
  module: SymbolKind.Module,
  namespace: SymbolKind.Namespace,
  interface: SymbolKind.Interface,
  class: SymbolKind.Class,
  method: SymbolKind.Method,
  variable: SymbolKind.Variable,
  object: SymbolKind.Object,
  array: SymbolKind.Array,
  string: SymbolKind.String,
  number: SymbolKind.Number,
  boolean: SymbolKind.Boolean,
  null: SymbolKind.Null,
};

/** The outline: of a connector by what it means, of any other YAML by its keys and items. */
export const documentSymbols: Feature = {
  capabilities: { documentSymbolProvider: true },
  register({ connection, documents }) {
    connection.onDocumentSymbol(async ({ textDocument }, token) => {
      const live = await documents.parted(textDocument.uri, token);
      if (!live) return null;
      const known = live.language.builtIn ? connectorSymbols(live.parts) : [];
      return (known.length > 0 ? known : yamlSymbols(live.parts)).map((symbol) => toLsp(live.document, symbol));
    });
  },
};

function toLsp(document: TextDocument, { name, detail, kind, range, selection, children }: OutlineSymbol): DocumentSymbol {
  return {
    name,
    ...(detail ? { detail } : {}),
    kind: KINDS[kind],
    range: lspRange(document, range),
    selectionRange: lspRange(document, selection),
    ...(children.length > 0 ? { children: children.map((child) => toLsp(document, child)) } : {}),
  };
}
