import { later, t } from './l10n.js';
import type { Element, ElementKind } from './elements/element.js';

/** A group of elements as people browse them; `id` stays the same from run to run. */
export interface ElementGroup {
  readonly id: string;
  readonly label: string;
  readonly elements: readonly Element[];
}

const OWN_GROUPS: Readonly<Record<ElementKind, { readonly id: string; readonly order: number }>> = {
  provider: { id: 'security', order: 0 },
  client: { id: 'security', order: 0 },
  authorization: { id: 'security', order: 0 },
  connection: { id: 'connection', order: 1 },
  data_type: { id: 'data_types', order: 2 },
  event: { id: 'data_events', order: 3 },
  webhook: { id: 'resources', order: 4 },
  algorithm: { id: 'algorithms', order: 6 },
};

const LABELS: Readonly<Record<string, string>> = {
  security: later('Security'),
  connection: later('Connection'),
  data_types: later('Data Types'),
  data_events: later('Data Events'),
  resources: later('Resources'),
  algorithms: later('Algorithms'),
};

/**
 * What a group is called.
 * @param id of the group without its resource
 * @param resource the resource whose elements alone it holds
 */
export function groupLabel(id: string, resource?: string): string {
  if (resource === undefined) return t(LABELS[id] ?? id);
  return id === 'resources' ? t('Resources for {name}', { name: resource }) : t('Algorithms for {name}', { name: resource });
}

/** The groups of Cenit's own factory, in its order: what a resource has beside its data type and event stands under its name. */
export function groupElements(elements: readonly Element[]): readonly ElementGroup[] {
  const groups = new Map<string, { id: string; label: string; order: number; elements: Element[] }>();
  for (const element of elements) {
    const own = OWN_GROUPS[element.kind];
    const ofResource = element.resource && (element.kind === 'webhook' || element.kind === 'algorithm');
    const id = ofResource ? `${own.id}/${element.resource.rn}` : own.id;
    const label = groupLabel(own.id, ofResource ? element.resource.name : undefined);
    const order = ofResource && element.kind === 'algorithm' ? 5 : own.order;
    const group = groups.get(id) ?? { id, label, order, elements: [] };
    group.elements.push(element);
    groups.set(id, group);
  }
  return [...groups.values()]
    .sort((a, b) => a.order - b.order)
    .map(({ id, label, elements: members }) => ({ id, label, elements: members }));
}
