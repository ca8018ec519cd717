import * as vscode from 'vscode';
import { counted } from '../commands/counts.js';
import { loadCore, type BrowsedElement } from '../core.js';
import type { ConnectorModel } from '../model/connector.js';
import { STATES } from '../states.js';
import { KIND_NAMES } from './icons.js';
import { elementOf, type Node } from './nodes.js';

/** What an element is, which lines of connector.yaml make it, and who calls whom. Made when somebody points at the row. */
export async function tooltipOf(node: Node): Promise<vscode.MarkdownString> {
  const text = new vscode.MarkdownString();
  const count = node.model.groups.reduce((sum, { elements }) => sum + elements.length, 0);
  const elements = counted(count, vscode.l10n.t('1 element'), vscode.l10n.t('{0} elements', count));
  if (node.type === 'connector') return text.appendMarkdown(`**${escaped(node.model.title)}** · ${elements}\n\n\`${node.model.uri.path}\``);
  if (node.type === 'group') return text.appendText(node.model.rows.find(({ id }) => id === node.group)?.label ?? node.group);
  const element = elementOf(node);
  if (!element) return text.appendText(node.name);
  const { model } = node;
  text.appendMarkdown(`**${escaped(element.name)}** · ${KIND_NAMES[element.kind]}\n\n`);
  if (element.detail) text.appendMarkdown(`\`${element.detail.replace(/`/g, "'")}\`\n\n`);
  const status = STATES[model.statuses?.get(element.path) ?? 'unchanged'];
  text.appendMarkdown(`${status?.label ?? vscode.l10n.t('Up to date')}\n\n`);
  const place = model.placeOf(element);
  if (place) text.appendMarkdown(`${vscode.l10n.t('Made by line {0} of connector.yaml', place.start.line + 1)}\n\n`);
  const { calls, callers } = await relations(model, element);
  if (calls.length > 0) text.appendMarkdown(`${vscode.l10n.t('Calls')} ${calls.map(code).join(', ')}\n\n`);
  if (callers.length > 0) text.appendMarkdown(`${vscode.l10n.t('Called by')} ${callers.map(code).join(', ')}`);
  return text;
}

const escaped = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!<>|]/g, '\\$&');
const code = (name: string): string => `\`${name}\``;

async function relations(model: ConnectorModel, element: BrowsedElement): Promise<{ calls: string[]; callers: string[] }> {
  const { callsIn } = await loadCore();
  const own = model.textOf(element.path);
  const calls = own === undefined ? [] : callsIn(own).map(({ name }) => name);
  const callers = [...model.texts]
    .filter(
      ([path, text]) => path !== element.path && callsIn(text).some(({ kind, name }) => kind === element.kind && name === element.name),
    )
    .map(([path]) => path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:rb|json)$/, ''))
    .filter((name) => name !== 'collection' && !name.startsWith('.'));
  return { calls, callers };
}
