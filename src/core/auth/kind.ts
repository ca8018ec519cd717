import type { AlgorithmPlan, JsonObject } from '../elements/element.js';
import type { ProblemList } from '../result.js';
import type { AuthorizationSpec, Pair, Variable } from '../spec/model.js';
import type { Fields } from '../vocabulary/field.js';

/**
 * One kind of authorization: the table row that schema, form, completion, validation and planning read. To add a kind,
 * write one file like `bearer.ts` and add its line in `index.ts`.
 */
export interface AuthKind {
  readonly type: string;
  readonly label: string;
  /** One line: when an API needs it. */
  readonly description: string;
  /** The keys beside `type`. */
  readonly fields: Fields;
  readonly required: readonly string[];
  /** What a new one begins with: keys of `fields`. Left out: the required ones. */
  readonly snippet?: readonly string[];
  /** What is typed in on the server and never written, each by an id of its own: the form keeps it on this machine. */
  secrets(spec: AuthorizationSpec): readonly SecretField[];
  /** Keys of `fields` that are not written to the collection: they are typed in on the server too. */
  readonly givenThere?: readonly string[];
  /** What the form shows first, in this order: keys of `fields`, and `SECRETS`. The other keys stand under Advanced. */
  readonly main: readonly string[];
  /** Keys that come first under Advanced, in this order; the others follow in that of `fields`. */
  readonly advanced?: readonly string[];
  /** Template parameters and variables this kind makes for a given spec: no variable of the connector may be called so. */
  takenWords(spec: AuthorizationSpec): readonly string[];
  /** Rules a JSON Schema cannot say. */
  check?(spec: AuthorizationSpec, context: AuthContext, problems: ProblemList): void;
  plan(spec: AuthorizationSpec, context: AuthContext): AuthPlan;
}

export interface SecretField {
  readonly id: string;
  readonly label: string;
}

/** Stands for the secrets in the order of the form. */
export const SECRETS = '*';

export interface AuthContext {
  /** The text of the file: problems inside a value point at their part of it. */
  readonly text: string;
  readonly namespace: string;
  readonly title: string;
  readonly variables: readonly Variable[];
}

/** What an authorization adds to the collection. */
export interface AuthPlan {
  readonly elements: readonly SecurityElement[];
  readonly algorithms: readonly { readonly name: string; readonly plan: AlgorithmPlan }[];
  readonly connection: {
    /** undefined: the connection names no authorization. */
    readonly handler: boolean | undefined;
    readonly headers: readonly JsonPair[];
    readonly parameters: readonly JsonPair[];
    readonly templateParameters: readonly JsonPair[];
  };
  /** Calls carry an Authorization header, made by Cenit or standing in `connection.headers`. */
  readonly sendsAuthorization: boolean;
  /** Names of the variables that stand in the authorization: template parameters of it, not of the connection. */
  readonly ownVariables: readonly string[];
}

export interface SecurityElement {
  readonly kind: 'authorization' | 'client' | 'provider';
  readonly name: string;
  readonly data: JsonObject;
}

/** A key and its Liquid text, ready for the collection. */
export interface JsonPair {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
}

export type { Pair };
