import type { Element, ElementKind } from './elements/element.js';

/** A group of elements as people browse them; `id` stays the same from run to run. */
export interface ElementGroup {
  readonly id: string;
  readonly label: string;
  readonly elements: readonly Element[];
}

const OWN_GROUPS: Readonly<Record<ElementKind, { readonly id: string; readonly label: string; readonly order: number }>> = {
  provider: { id: 'security', label: 'Security', order: 0 },
  client: { id: 'security', label: 'Security', order: 0 },
  authorization: { id: 'security', label: 'Security', order: 0 },
  connection: { id: 'connection', label: 'Connection', order: 1 },
  data_type: { id: 'data_types', label: 'Data Types', order: 2 },
  event: { id: 'data_events', label: 'Data Events', order: 3 },
  webhook: { id: 'resources', label: 'Resources', order: 4 },
  algorithm: { id: 'algorithms', label: 'Algorithms', order: 6 },
};

/** The groups of Cenit's own factory, in its order: what a resource has beside its data type and event stands under its name. */
export function groupElements(elements: readonly Element[]): readonly ElementGroup[] {
  const groups = new Map<string, { id: string; label: string; order: number; elements: Element[] }>();
  for (const element of elements) {
    const own = OWN_GROUPS[element.kind];
    const ofResource = element.resource && (element.kind === 'webhook' || element.kind === 'algorithm');
    const id = ofResource ? `${own.id}/${element.resource.rn}` : own.id;
    const label = ofResource ? `${own.label} for ${element.resource.name}` : own.label;
    const order = ofResource && element.kind === 'algorithm' ? 5 : own.order;
    const group = groups.get(id) ?? { id, label, order, elements: [] };
    group.elements.push(element);
    groups.set(id, group);
  }
  return [...groups.values()]
    .sort((a, b) => a.order - b.order)
    .map(({ id, label, elements: members }) => ({ id, label, elements: members }));
}
