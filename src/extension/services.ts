import type * as vscode from 'vscode';
import type { ConnectorStore } from './model/store.js';
import type { Review } from './review/review.js';
import type { Node } from './tree/nodes.js';
import type { ElementTree } from './tree/provider.js';

/** What the commands work with; built once in activate. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly store: ConnectorStore;
  readonly tree: ElementTree;
  readonly view: vscode.TreeView<Node>;
  readonly review: Review;
}
