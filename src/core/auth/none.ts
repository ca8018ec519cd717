import type { AuthKind } from './kind.js';
import { PLAIN_CONNECTION } from './values.js';

/** Calls carry nothing: for APIs that are open, or behind a network that lets only known callers in. */
export const none = {
  type: 'none',
  label: 'None',
  description: 'The API asks for no credentials.',
  fields: {},
  required: [],
  secrets: () => [],
  main: [],
  takenWords: () => [],
  plan: () => ({ elements: [], algorithms: [], connection: PLAIN_CONNECTION, sendsAuthorization: false, ownVariables: [] }),
} as const satisfies AuthKind;
