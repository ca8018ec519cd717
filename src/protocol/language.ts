/** The initialization options of the language server. */
export interface ServerOptions {
  /** What the server says, by its English words, in the language of the editor: `vscode.l10n.bundle`. Left out, it is English. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** The commands of code lenses. Each has one argument, an address as a text: of connector.yaml, or of a generated file. */
export const LENS_COMMANDS = {
  generate: 'cenitConnectors.generateFiles',
  form: 'cenitConnectors.resumeInForm',
  preview: 'cenitConnectors.showDetails',
  reveal: 'cenitConnectors.revealInTree',
} as const;
