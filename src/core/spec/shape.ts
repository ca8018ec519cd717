import type { ErrorObject } from 'ajv';
import { once } from 'lodash-es';
import { connectorSchema } from '../schema.js';
import validate from './validator.gen.js';

/** What a tree is checked against. */
export interface Shape {
  /** The compiled schema, in the way of ajv: with all errors, and the data they stand at by its path. */
  readonly validate: Validate;
  readonly schema: object;
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
  builtIn: true,
};

const schemaOnce = once(connectorSchema);
