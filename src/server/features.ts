import { codeActions } from './codeActions.js';
import type { Feature } from './feature.js';
import { formatting } from './formatting.js';

/** All that the server can do. To add a feature, write one file and add its line here. */
export const features: readonly Feature[] = [formatting];

/** What works for connector.yaml alone, and is off where another schema rules. */
export const connectorFeatures: readonly Feature[] = [codeActions];
