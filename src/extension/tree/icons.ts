import type { ElementKind } from '../core.js';

/** One codicon a kind, the same everywhere. */
export const KIND_ICONS: Readonly<Record<ElementKind, string>> = {
  provider: 'organization',
  client: 'account',
  authorization: 'key',
  connection: 'plug',
  data_type: 'symbol-structure',
  event: 'zap',
  webhook: 'globe',
  algorithm: 'symbol-method',
};

/** What a kind is called in a tooltip. */
export const KIND_NAMES: Readonly<Record<ElementKind, string>> = {
  provider: 'authorization provider',
  client: 'authorization client',
  authorization: 'authorization',
  connection: 'connection',
  data_type: 'data type',
  event: 'data event',
  webhook: 'webhook',
  algorithm: 'algorithm',
};
