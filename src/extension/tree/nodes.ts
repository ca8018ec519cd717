import type { BrowsedElement, ElementKind } from '../core.js';
import type { ConnectorModel } from '../model/connector.js';

/** What the tree shows: three levels, each a small node with an id that stays the same through every refresh. */
export type Node = ConnectorNode | GroupNode | ElementNode;

export interface ConnectorNode {
  readonly type: 'connector';
  readonly id: string;
  readonly model: ConnectorModel;
}

export interface GroupNode {
  readonly type: 'group';
  readonly id: string;
  readonly model: ConnectorModel;
  /** Id of the group among those of its connector. */
  readonly group: string;
}

export interface ElementNode {
  readonly type: 'element';
  readonly id: string;
  readonly model: ConnectorModel;
  readonly group: string;
  readonly kind: ElementKind;
  readonly name: string;
}

export const connectorId = (model: ConnectorModel): string => model.id;
export const groupId = (model: ConnectorModel, group: string): string => `${model.id}#${group}`;
export const elementId = (model: ConnectorModel, group: string, element: Pick<BrowsedElement, 'kind' | 'name'>): string =>
  `${model.id}#${group}#${element.kind}/${element.name}`;

/** The element of a node as it is now; undefined where it left the connector. */
export function elementOf(node: ElementNode): BrowsedElement | undefined {
  const group = node.model.rows.find(({ id }) => id === node.group);
  return group?.elements.find(({ kind, name }) => kind === node.kind && name === node.name);
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'model' in value && 'type' in value;
}
