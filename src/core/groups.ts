import type { Element } from './elements/element.js';
import { t } from './l10n.js';
import { folderFacts, folderOfKind, folderOrder, isFolder, resourceApart } from './layout.js';

/** A group of elements as people browse them; `id` stays the same from run to run. */
export interface ElementGroup {
  readonly id: string;
  readonly label: string;
  readonly elements: readonly Element[];
}

/**
 * What a group is called.
 * @param id of the group without its resource
 * @param resource the resource whose elements alone it holds
 */
export function groupLabel(id: string, resource?: string): string {
  if (resource === undefined) return isFolder(id) ? t(folderFacts(id).label) : id;
  return id === 'resources' ? t('Resources for {name}', { name: resource }) : t('Algorithms for {name}', { name: resource });
}

/** The groups of Cenit's own factory, in its order: what a resource has beside its data type and event stands under its name. */
export function groupElements(elements: readonly Element[]): readonly ElementGroup[] {
  const groups = new Map<string, { id: string; label: string; order: number; elements: Element[] }>();
  for (const element of elements) {
    const folder = folderOfKind(element.kind);
    const resource = resourceApart(element);
    const id = resource ? `${folder}/${resource.rn}` : folder;
    const group = groups.get(id) ?? { id, label: groupLabel(folder, resource?.name), order: groupOrder(id), elements: [] };
    group.elements.push(element);
    groups.set(id, group);
  }
  return [...groups.values()]
    .sort((a, b) => a.order - b.order)
    .map(({ id, label, elements: members }) => ({ id, label, elements: members }));
}

/** Where a group stands: what belongs to a resource comes before the rest of its kind. */
export function groupOrder(id: string): number {
  const [folder = '', resource] = id.split('/');
  return folderOrder(folder) + (resource === undefined ? 0.5 : 0);
}
