import { t } from '../l10n.js';
import type { Sentences } from './sentences.js';
import { yamlReason } from './yamlReasons.js';

export const yamlSentences = {
  'yaml-unprintable': 'The character U+{code} cannot stand in YAML. Remove it, or write it as an escape in a double-quoted text.',
  'yaml-too-deep': 'This is nested more than {limit} levels deep. No connector needs that; look for a bracket too many.',
  'yaml-unknown-tag': 'The tag {tag} is not known here. Remove it and write the value itself.',
  'yaml-second-document': 'A second document begins here. One connector.yaml describes one connector: move the rest to a file of its own.',
  'yaml-unclosed': ({ bracket = '' }) =>
    t('This "{bracket}" is never closed. Put a "{close}" behind its last item.', { bracket, close: bracket === '{' ? '}' : ']' }),
  'yaml-tab': 'A tab stands in the indentation. YAML takes blanks only: replace the tab by blanks.',
  'yaml-conflict': 'This file has an unresolved merge conflict here. Keep one side, and remove the lines of <<<<<<<, ======= and >>>>>>>.',
  'yaml-duplicate-key': 'The key {key} stands twice in this map: keys must be unique. Remove one of them.',
  'yaml-bad-alias': 'The alias {alias} has no anchor above it. Write the anchor (&name) before it, or the value itself.',
  'yaml-alias-cycle': 'The alias {alias} stands inside its own anchor, a circular value without end. Write the value out.',
  'yaml-alias-bomb': 'The alias {alias} makes this value far too large: aliases of aliases multiply. Write the values out.',
  'yaml-complex-key': 'A key must be written out as a single word or text: no list, map or alias.',
  'yaml-merge-no-map': 'A merge key (<<) takes a map, or a list of maps.',
  'yaml-half-character': 'This text holds half of a character (a lone surrogate). Write the whole character.',
  'yaml-syntax': ({ reason }) => t('This is not readable as YAML: {reason}.', { reason: t(yamlReason(String(reason))) }),
  'number-not-json': 'JSON has no number {number}. Write a finite number, or quote it to make it a text.',
  'spec-empty': 'The file is empty. A connector needs at least name, authorization, connection and resources.',
} satisfies Sentences;
