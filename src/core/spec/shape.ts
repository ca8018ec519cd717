import type { ErrorObject } from 'ajv';
import { connectorSchema } from '../schema.js';
import { validate, validateResource } from './validator.gen.js';

/** What a tree is checked against. */
export interface Shape {
  /** The compiled schema, in the way of ajv: with all errors, and the data they stand at by its path. */
  readonly validate: Validate;
  readonly schema: object;
  /** A list at the root of which `validate` leaves the items to this: one by one, as they change. */
  readonly list?: { readonly key: string; readonly validate: Validate };
  /** That of connector.yaml, of whose words messages know more. */
  readonly builtIn: boolean;
}

export interface Validate {
  (data: unknown): unknown;
  errors?: readonly ErrorObject[] | null | undefined;
}

/** The shape of a connector.yaml; its schema is made when the first mistake is explained. */
export const connectorShape: Shape = {
  validate,
  get schema() {
    return schemaOnce();
  },
  list: { key: 'resources', validate: validateResource },
  builtIn: true,
};

let made: object | undefined;
/** Made once: it is looked into for each mistake. */
const schemaOnce = (): object => (made ??= connectorSchema());
