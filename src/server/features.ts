import { codeActions } from './codeActions.js';
import { codeLenses } from './codeLenses.js';
import { completion } from './completion.js';
import { definition } from './definition.js';
import { documentLinks } from './documentLinks.js';
import { documentSymbols } from './documentSymbols.js';
import { diagnostics } from './diagnostics.js';
import type { Feature } from './feature.js';
import { foldingRanges } from './foldingRanges.js';
import { formatting } from './formatting.js';
import { hover } from './hover.js';
import { references } from './references.js';
import { renaming } from './renaming.js';
import { selectionRanges } from './selectionRanges.js';
import { semanticTokens } from './semanticTokens.js';
import { signature } from './signature.js';

/** All that the server can do; what they say of themselves is put together when it is built. To add a feature, write one file and add its line here. */
export const features: readonly Feature[] = [
  completion,
  hover,
  diagnostics,
  definition,
  documentSymbols,
  foldingRanges,
  selectionRanges,
  formatting,
];

/** What works for connector.yaml alone, and is off where another schema rules. */
export const connectorFeatures: readonly Feature[] = [
  signature,
  codeActions,
  documentLinks,
  references,
  renaming,
  codeLenses,
  semanticTokens,
];
