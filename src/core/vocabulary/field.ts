/**
 * A piece of the file to be taken over and filled in, as `defaultSnippets` of a JSON Schema has it: texts of the body may hold the
 * tab stops of a snippet, `${1:example}`.
 */
export interface Snippet {
  readonly label: string;
  readonly description: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * One key of the vocabulary: a JSON Schema with what completion, hover and the form need. The field tables are the only
 * source of `schemas/connector.schema.json`.
 */
export interface FieldSchema {
  /** What the thing is called, where a map stands inside a field. */
  readonly title?: string;
  readonly description: string;
  /** Its name in the form; a field without one has no control there. It does not reach the schema. */
  readonly label?: string;
  /** How the form edits it where its type does not tell. It does not reach the schema either. */
  readonly editor?: Editor;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number | boolean | null)[];
  /** One line for each value of `enum`, in the same order. */
  readonly enumDescriptions?: readonly string[];
  readonly const?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: SchemaPart;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaPart | boolean;
  readonly anyOf?: readonly SchemaPart[];
  readonly $ref?: string;
}

/** `list`: texts or numbers with commas between them; `json`: a value of any kind; `request`: a verb and a path. */
export type Editor = 'list' | 'json' | 'request' | 'conditions' | 'variables' | 'keys';

/** A schema that stands inside a field and needs no description of its own. */
export type SchemaPart = Partial<FieldSchema>;

export type Fields = Readonly<Record<string, FieldSchema>>;

/** A map of the file with a name of its own: it becomes a definition of the schema, and messages call it by its title. */
export interface Place {
  readonly title: string;
  readonly description: string;
  readonly fields: Fields;
  readonly required?: readonly string[];
  /** Takes other keys too. */
  readonly open?: boolean;
  /** Whole maps to begin with. */
  readonly snippets?: readonly Snippet[];
}
