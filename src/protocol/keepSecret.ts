/** A command of the extension: it keeps a secret that stands in a connector.yaml, then takes it out of the text. */
export const KEEP_SECRET = 'cenitConnectors.keepSecret';

/** Its only argument. It says where the secret stands, never what it is, so that no log of messages holds it. */
export interface SecretPlace {
  readonly uri: string;
  /** Of the text that the places are in. */
  readonly version: number;
  /** What it is kept under: `secret/` and the name of one in the form, or `variables/` and the name of a variable. */
  readonly id: string;
  /** Of the value, in UTF-16 units from the start of the text. */
  readonly range: { readonly start: number; readonly end: number };
  /** What takes it out, sorted and without overlaps. */
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}
