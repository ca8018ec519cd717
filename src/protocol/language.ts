/** A place in a document, as the language server protocol counts: lines and UTF-16 units from 0. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface PlaceRange {
  readonly start: Place;
  readonly end: Place;
}

/** From a place in connector.yaml to the generated files of the resource there: paths relative to the connector's folder. */
export const ELEMENT_PATHS = 'cenitConnectors/elementPaths';
export interface ElementPathsParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Place;
}
/** Empty where the file has errors: then nothing can be planned. */
export type ElementPaths = readonly string[];

/** From a generated file back to the lines of connector.yaml that ask for it. */
export const ELEMENT_SOURCE = 'cenitConnectors/elementSource';
export interface ElementSourceParams {
  /** Of connector.yaml. */
  readonly textDocument: { readonly uri: string };
  /** Relative to the connector's folder. */
  readonly path: string;
}
/** Null for a file that nothing asks for, or where connector.yaml has errors. */
export type ElementSource = PlaceRange | null;

/** The commands of code lenses. Each has one argument, an address as a text: of connector.yaml, or of a generated file. */
export const LENS_COMMANDS = {
  generate: 'cenitConnectors.generateFiles',
  form: 'cenitConnectors.resumeInForm',
  preview: 'cenitConnectors.showDetails',
  reveal: 'cenitConnectors.revealInTree',
} as const;
