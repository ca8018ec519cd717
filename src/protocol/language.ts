/** The commands of code lenses. Each has one argument, an address as a text: of connector.yaml, or of a generated file. */
export const LENS_COMMANDS = {
  generate: 'cenitConnectors.generateFiles',
  form: 'cenitConnectors.resumeInForm',
  preview: 'cenitConnectors.showDetails',
  reveal: 'cenitConnectors.revealInTree',
} as const;
