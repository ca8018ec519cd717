import * as vscode from 'vscode';
import type { BrowsedElement, BrowsedGroup, ChangeStatus } from '../core.js';
import { COMMANDS, CONTEXTS } from '../ids.js';
import type { ConnectorModel } from '../model/connector.js';
import type { ConnectorStore, StoreChange } from '../model/store.js';
import { STATES } from '../states.js';
import { KIND_ICONS } from './icons.js';
import { connectorId, elementId, elementOf, groupId, type ConnectorNode, type ElementNode, type GroupNode, type Node } from './nodes.js';
import { tooltipOf } from './tooltip.js';

/** In milliseconds. */
const PLACES_AFTER = 1_500;

/** What menus know of a file's state. */
const WORDS: Readonly<Partial<Record<ChangeStatus, readonly string[]>>> = {
  conflict: ['edited', 'conflict'],
  kept: ['edited'],
  merged: ['edited'],
};

/** The tree of elements: a view over the models. Children are made when a row is opened, and nodes live as long as their element. */
export class ElementTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Node | undefined>();
  private readonly nodes = new Map<string, Node>();
  /** What the rows of a connector showed when they were last asked for. */
  private readonly shown = new Map<string, string>();
  /** Connectors whose rows were asked for. */
  private readonly opened = new Set<string>();
  private readonly subscription: vscode.Disposable;
  /** The connectors that are rows now; undefined while nobody looked. */
  private roots: string | undefined;
  /** States by path that the rows of a connector told last. */
  private readonly told = new Map<string, ReadonlyMap<string, unknown>>();
  private places: NodeJS.Timeout | undefined;
  private filter = '';

  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly store: ConnectorStore) {
    this.subscription = store.onDidChange((change) => this.refresh(change));
  }

  /** Rows are asked for again only where they would look different: what somebody is opening just then would close. */
  private refresh(change: StoreChange): void {
    if (this.roots === undefined) return;
    if (change.what === 'states') this.refreshStates(change.model);
    // Another title may stand at another place, or be hidden by the filter.
    if (idsOf(this.visible()) !== this.roots) return this.changed.fire(undefined);
    if (change.what === 'list') return;
    const { model, what } = change;
    const node = this.nodes.get(connectorId(model));
    const before = this.shown.get(model.id);
    if (!node || before === undefined) return;
    const looks = looksOf(model, this.opened.has(model.id));
    if (looks !== before) {
      this.shown.set(model.id, looks);
      this.changed.fire(node);
    } else if (what === 'spec' && this.opened.has(model.id)) this.refreshPlaces(model);
  }

  /** What a row tells when somebody points at it is asked for once, so the row of a file whose state changed is asked for again. */
  private refreshStates(model: ConnectorModel): void {
    const before = this.told.get(model.id);
    const now = new Map(model.statuses);
    this.told.set(model.id, now);
    const stateAt = (path: string): unknown => STATES[now.get(path) ?? 'unchanged'];
    // Rows that were made before any state was known show all but the menu of a conflict, and say no state to a screen reader.
    this.refreshRows(model, (path) => (before ? before.get(path) !== now.get(path) : stateAt(path) !== undefined));
  }

  /** The same of the lines an element comes from, a while after somebody typed: the rows look as they did. */
  private refreshPlaces(model: ConnectorModel): void {
    clearTimeout(this.places);
    this.places = setTimeout(() => this.refreshRows(model, () => true), PLACES_AFTER);
  }

  /** Rows of elements are asked for again one by one: a row that holds others would close what somebody is opening in it. */
  private refreshRows(model: ConnectorModel, changed: (path: string) => boolean): void {
    for (const node of this.nodes.values()) {
      const path = node.type === 'element' && node.model === model ? elementOf(node)?.path : undefined;
      if (path !== undefined && changed(path)) this.changed.fire(node);
    }
  }

  /** The connectors that are rows, in their order. */
  private visible(): readonly ConnectorModel[] {
    return this.store.all.filter((model) => this.filter === '' || this.groupsOf(model).length > 0);
  }

  get filterText(): string {
    return this.filter;
  }

  /** Shows only elements whose name holds the text; '' shows all. */
  setFilter(text: string): void {
    const filter = text.trim().toLowerCase();
    if (filter === this.filter) return;
    this.filter = filter;
    void vscode.commands.executeCommand('setContext', CONTEXTS.filtered, this.filter !== '');
    this.changed.fire(undefined);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (!node) {
      // What is near is shown at once; where there is nothing the whole search is waited for.
      await this.store.nearby();
      if (this.store.all.length === 0) await this.store.ready();
      if (this.filter !== '') for (const model of this.store.all) await model.analyse();
      const visible = this.visible();
      this.roots = idsOf(visible);
      return visible.map((model) => this.connectorNode(model));
    }
    if (node.type === 'connector') {
      await node.model.analyse();
      this.opened.add(node.model.id);
      this.shown.set(node.model.id, looksOf(node.model, true));
      // The states of files are read once their rows come into sight, and shown when they are there.
      if (!node.model.statuses) this.store.statesSoon(node.model);
      return this.groupsOf(node.model).map((group) => this.groupNode(node.model, group.id));
    }
    if (node.type === 'group') return this.elementsOf(node).map((element) => this.elementNode(node, element));
    return [];
  }

  getParent(node: Node): Node | undefined {
    if (node.type === 'connector') return undefined;
    return node.type === 'group' ? this.connectorNode(node.model) : this.groupNode(node.model, node.group);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node.type === 'connector') return this.connectorItem(node);
    return node.type === 'group' ? this.groupItem(node) : this.elementItem(node);
  }

  async resolveTreeItem(item: vscode.TreeItem, node: Node): Promise<vscode.TreeItem> {
    item.tooltip = await tooltipOf(node);
    return item;
  }

  /** The node of a file of a connector: its element's, or the connector's. */
  nodeAt(uri: vscode.Uri): Node | undefined {
    const model = this.store.ownerOf(uri);
    if (!model) return undefined;
    const path = model.pathOf(uri);
    for (const group of model.rows) {
      const element = group.elements.find((one) => one.path === path);
      if (element) return this.elementNode(this.groupNode(model, group.id), element);
    }
    return this.connectorNode(model);
  }

  /** The groups that the filter leaves, the first ones of a long list. */
  filteredGroups(most: number): readonly GroupNode[] {
    if (this.filter === '') return [];
    return this.visible()
      .flatMap((model) => this.groupsOf(model).map(({ id }) => this.groupNode(model, id)))
      .slice(0, most);
  }

  /** Whether the filter hides a row. */
  hides(node: Node): boolean {
    return this.filter !== '' && (node.type === 'element' ? !this.matches(node) : !this.visible().includes(node.model));
  }

  private groupsOf(model: ConnectorModel): readonly BrowsedGroup[] {
    return this.filter === '' ? model.rows : model.rows.filter(({ elements }) => elements.some((element) => this.matches(element)));
  }

  private elementsOf(node: GroupNode): readonly BrowsedElement[] {
    const elements = node.model.rows.find(({ id }) => id === node.group)?.elements ?? [];
    return this.filter === '' ? elements : elements.filter((element) => this.matches(element));
  }

  private matches({ name }: Pick<BrowsedElement, 'name'>): boolean {
    return name.toLowerCase().includes(this.filter);
  }

  private keep<T extends Node>(node: T): T {
    const known = this.nodes.get(node.id);
    // A file that was deleted and made again has a new model.
    if (known?.model === node.model) return known as T;
    this.nodes.set(node.id, node);
    return node;
  }

  private connectorNode(model: ConnectorModel): ConnectorNode {
    return this.keep({ type: 'connector', id: connectorId(model), model });
  }

  private groupNode(model: ConnectorModel, group: string): GroupNode {
    return this.keep({ type: 'group', id: groupId(model, group), model, group });
  }

  private elementNode({ model, group }: GroupNode, element: BrowsedElement): ElementNode {
    return this.keep({ type: 'element', id: elementId(model, group, element), model, group, kind: element.kind, name: element.name });
  }

  private connectorItem({ id, model }: ConnectorNode): vscode.TreeItem {
    if (!this.shown.has(model.id)) this.shown.set(model.id, looksOf(model, false));
    const item = new vscode.TreeItem(model.title, this.stateOf(this.store.all.length === 1));
    item.id = id;
    item.description = vscode.workspace.asRelativePath(model.folder, (vscode.workspace.workspaceFolders?.length ?? 0) > 1);
    if (item.description === model.folder.fsPath) item.description = model.folderName;
    item.resourceUri = model.uri;
    item.iconPath = new vscode.ThemeIcon('package');
    item.contextValue = `connector${model.hasErrors ? ' broken' : ''}`;
    item.accessibilityInformation = {
      label: model.hasErrors ? vscode.l10n.t('Connector {0}, has errors', model.title) : vscode.l10n.t('Connector {0}', model.title),
    };
    return item;
  }

  private groupItem(node: GroupNode): vscode.TreeItem {
    const group = node.model.rows.find(({ id }) => id === node.group);
    const item = new vscode.TreeItem(group?.label ?? node.group, this.stateOf(false));
    item.id = node.id;
    item.description = String(this.elementsOf(node).filter(({ orphan }) => !orphan).length);
    item.contextValue = 'group';
    return item;
  }

  private stateOf(open: boolean): vscode.TreeItemCollapsibleState {
    return open || this.filter !== '' ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
  }

  private elementItem(node: ElementNode): vscode.TreeItem {
    const element = elementOf(node);
    const item = new vscode.TreeItem(node.name, vscode.TreeItemCollapsibleState.None);
    item.id = node.id;
    item.iconPath = new vscode.ThemeIcon(KIND_ICONS[node.kind]);
    if (!element) return item;
    item.description = element.detail;
    item.resourceUri = node.model.fileOf(element);
    const status = node.model.statuses?.get(element.path);
    const state = status && STATES[status];
    // A mark is seen and not heard.
    if (state) item.accessibilityInformation = { label: `${node.name} ${element.detail}, ${state.label}` };
    const words = [element.orphan ? 'orphan' : 'element', node.kind, ...(status ? (WORDS[status] ?? []) : [])];
    item.contextValue = words.join(' ');
    item.command = openingOf(node, element);
    return item;
  }

  dispose(): void {
    clearTimeout(this.places);
    this.subscription.dispose();
    this.changed.dispose();
  }
}

/**
 * Opens the file that is there as the Explorer does, kept open by a second click. The editor forgets the arguments of a command of
 * ours while it takes a row anew, and a click just then would fail; those of its own command it does not.
 */
function openingOf(node: ElementNode, element: BrowsedElement): vscode.Command {
  const title = vscode.l10n.t('Open Element');
  const { model } = node;
  return model.statuses && model.fileTexts.has(element.path)
    ? { command: 'vscode.open', title, arguments: [model.fileOf(element)] }
    : { command: COMMANDS.openElement, title, arguments: [node] };
}

const idsOf = (models: readonly ConnectorModel[]): string => models.map(({ id }) => id).join('\n');

/** All that the rows of a connector show; states are decorations, which change by themselves. */
function looksOf(model: ConnectorModel, opened: boolean): string {
  const { title, hasErrors } = model;
  const groups = opened ? model.rows : [];
  return JSON.stringify([
    title,
    hasErrors,
    groups.map(({ id, label, elements }) => [id, label, elements.map(({ kind, name, detail, orphan }) => [kind, name, detail, orphan])]),
  ]);
}
