import { anchors } from './anchors.js';
import { codeActions } from './codeActions.js';
import { completion } from './completion.js';
import type { Feature } from './feature.js';
import { formatting } from './formatting.js';
import { hover } from './hover.js';
import { signature } from './signature.js';

/** All that the server can do. To add a feature, write one file and add its line here. */
export const features: readonly Feature[] = [completion, hover, anchors, formatting];

/** What works for connector.yaml alone, and is off where another schema rules. */
export const connectorFeatures: readonly Feature[] = [signature, codeActions];
