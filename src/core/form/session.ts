import { t } from '../l10n.js';
import type { Reading } from '../readConnector.js';
import type { Range } from '../result.js';
import { plainData } from '../spec/plainData.js';
import type { SpecChange, SpecValue } from '../spec/edit.js';
import { child, textAt, type SpecNode } from '../spec/tree.js';
import { pathOfId } from './at.js';
import { formChanges, type TypedValue } from './change.js';
import { FormMemo } from './formMemo.js';
import { FormTexts } from './formTexts.js';
import { newResource } from './flows.js';
import { fieldAt } from './fieldAt.js';
import { formView } from './formView.js';
import { repeatedName, withKeptRows, type KeptRows } from './keptRows.js';
import { resourcesOf } from './resources.js';
import { holdsKeys } from './rowChanges.js';
import type { FormView } from './view.js';

export type ResourceAction = 'add' | 'open' | 'save' | 'discard' | 'copy' | 'remove' | 'undoRemove' | 'up' | 'down';

/** What an action on the list of resources came to. */
export interface Outcome {
  /** The text as it is to be; undefined: nothing in it changes. */
  readonly text?: string | undefined;
  /** Said to the person once. */
  readonly told?: string;
  /** Offered beside it: to take it back. */
  readonly undo?: boolean;
}

/**
 * One form over the text of a connector.yaml. It holds what a form knows beside the text: which resource is open, what was typed and
 * is not written yet, and what may come back. The text itself belongs to the caller, who writes it and tells of every change.
 */
export class FormSession {
  /** `before`: the text of the resource as it was opened; undefined for one that is new. */
  private open: { readonly index: number; readonly before: string | undefined } | undefined;
  private kept: KeptRows | undefined;
  /** Names of the resources of the last text that could be read: by them the open one is found again. */
  private names: readonly string[] = [];
  /** The text that an action of this form came to: the open resource is known to stand where it stands. */
  private expected: string | undefined;
  private readonly groups = new Set<string>();
  private readonly memo = new FormMemo();
  private readonly texts: FormTexts;
  private current: string;
  /** With what is being typed. */
  private typed: string | undefined;
  /** The values of the text; their places are those of the time when they were read. */
  private read: { readonly text: string; readonly tree: SpecNode | undefined } | undefined;
  private removed: { readonly before: string; readonly after: string; readonly index: number; readonly value: SpecValue } | undefined;
  /** Fields of a kind of authorization that was left, by kind: they come back with it. */
  private readonly left = new Map<string, ReadonlyMap<string, SpecValue>>();

  /** @param reading that of the text, where somebody has read it already */
  constructor(text: string, reading?: Reading) {
    this.texts = new FormTexts(reading && { text, reading });
    this.current = text;
    this.names = resourcesOf(this.tree).map((item) => textAt(item, 'name') ?? '');
  }

  get text(): string {
    return this.current;
  }

  get resource(): number | undefined {
    return this.open?.index;
  }

  /** The text is another one: written by this form, or changed elsewhere. */
  setText(text: string): void {
    const isOwn = text === this.expected;
    this.expected = undefined;
    if (!isOwn) this.kept = undefined;
    this.current = text;
    this.typed = undefined;
    // A text that cannot be read for a moment closes nothing.
    if (!this.tree) return;
    const names = resourcesOf(this.tree).map((item) => textAt(item, 'name') ?? '');
    if (this.open && !isOwn) {
      const index = followed(this.names, this.open.index, names);
      this.open = index === undefined ? undefined : { ...this.open, index };
    }
    if (this.open && this.open.index >= names.length) this.open = undefined;
    this.names = names;
  }

  /** Shows what a value that is still being typed would come to. */
  type(id: string, value: TypedValue): void {
    this.keepRows(id, value);
    this.typed = this.changed(id, value);
  }

  /** @returns the text with the value; undefined where that is the text as it is */
  commit(id: string, value: TypedValue): string | undefined {
    this.keepRows(id, value);
    const text = this.changed(id, value);
    if (this.typed !== text) this.typed = undefined;
    this.expected = text;
    return text === this.text ? undefined : text;
  }

  view(): FormView {
    const view = formView(this.reading(), { resource: this.open?.index, groups: this.groups, memo: this.memo });
    return this.kept ? withKeptRows(view, this.kept) : view;
  }

  /** What the text says, with what is being typed. */
  reading(): Reading {
    return this.texts.read(this.typed ?? this.current);
  }

  /** Does ahead of the first change what that would have to wait for, as once the page is drawn. */
  prepare(): void {
    this.texts.prepare(this.text);
    this.read = undefined;
    this.view();
  }

  openGroup(id: string, isOpen: boolean): void {
    if (isOpen) this.groups.add(id);
    else this.groups.delete(id);
  }

  /** Opens a resource again, after the window was loaded anew. */
  openResource(index: number | undefined): void {
    this.open = index !== undefined && index < this.count() ? { index, before: this.textOf(index) } : undefined;
  }

  resourceAction(action: ResourceAction, index: number): Outcome {
    const outcome = this.act(action, index);
    this.expected = outcome.text;
    return outcome;
  }

  private act(action: ResourceAction, index: number): Outcome {
    const name = this.nameOf(index);
    switch (action) {
      case 'add': {
        const at = this.count();
        const text = this.after([{ op: 'insert', path: ['resources'], index: at, value: newResource }]);
        this.open = { index: at, before: undefined };
        return { text };
      }
      case 'open':
        this.openResource(index);
        return {};
      case 'save':
        this.open = undefined;
        return {};
      case 'discard':
        return this.discard();
      case 'copy':
        return this.copy(index);
      case 'remove':
        return this.remove(index, name);
      case 'undoRemove':
        return this.undoRemove();
      case 'up':
      case 'down':
        return this.move(index, action === 'up' ? index - 1 : index + 1, name);
    }
  }

  private discard(): Outcome {
    const { open } = this;
    if (!open) return {};
    this.open = undefined;
    if (open.before === undefined) return { text: this.after([{ op: 'remove', path: ['resources', open.index] }]) };
    const now = this.placeOf(open.index);
    if (!now) return {};
    const text = this.text.slice(0, now.start) + open.before + this.text.slice(now.end);
    return { text: text === this.text ? undefined : text };
  }

  private textOf(index: number): string | undefined {
    const place = this.placeOf(index);
    return place && this.text.slice(place.start, place.end);
  }

  /** Where a resource stands in the text as it is now, with the comment that ends its last line. */
  private placeOf(index: number): Range | undefined {
    const range = resourcesOf(this.texts.read(this.text).tree)[index]?.range;
    return range && { start: range.start, end: behindComment(this.text, range.end) };
  }

  private copy(index: number): Outcome {
    const to = index + 1;
    const copied = this.after([{ op: 'copy', path: ['resources'], from: index, to }]);
    if (copied === undefined) return {};
    const text = this.texts.after(copied, [{ op: 'set', path: ['resources', to, 'name'], value: this.freeName(index) }]);
    this.open = { index: to, before: undefined };
    return { text };
  }

  private remove(index: number, name: string): Outcome {
    const item = this.item(index);
    const text = this.after([{ op: 'remove', path: ['resources', index] }]);
    if (!item || text === undefined) return {};
    this.removed = { before: this.text, after: text, index, value: plainData(item) as SpecValue };
    if (this.open?.index === index) this.open = undefined;
    else if (this.open && this.open.index > index) this.open = { ...this.open, index: this.open.index - 1 };
    return { text, told: name === '' ? t('The resource was removed.') : t('{name} was removed.', { name }), undo: true };
  }

  private undoRemove(): Outcome {
    const { removed } = this;
    if (!removed) return {};
    this.removed = undefined;
    const { before, after, index, value } = removed;
    // Where nothing else was changed meanwhile even its comments are as they were.
    const text = this.text === after ? before : this.after([{ op: 'insert', path: ['resources'], index, value }]);
    if (this.open && text !== undefined && this.open.index >= index) this.open = { ...this.open, index: this.open.index + 1 };
    return { text };
  }

  private move(from: number, to: number, name: string): Outcome {
    if (to < 0 || to >= this.count()) return {};
    const text = this.after([{ op: 'move', path: ['resources'], from, to }]);
    // Two neighbours change places: the open one goes along.
    const { open } = this;
    if (open && text !== undefined) {
      if (open.index === from) this.open = { ...open, index: to };
      else if (open.index === to) this.open = { ...open, index: from };
    }
    return {
      text,
      told: t('{name} is number {number} of {count} now.', { name, number: to + 1, count: this.count() }),
    };
  }

  private keepRows(id: string, value: TypedValue): void {
    if (typeof value !== 'object') return;
    const field = fieldAt(this.tree, pathOfId(id).path);
    const name = field && holdsKeys(field) ? repeatedName(value) : undefined;
    if (name !== undefined) this.kept = { id, rows: value, name };
    else if (this.kept?.id === id) this.kept = undefined;
  }

  /** The text with a value of a control; the text as it is where it cannot be edited. */
  private changed(id: string, typed: TypedValue): string {
    const { tree } = this;
    const value = wellFormed(typed);
    const changes = [...formChanges(tree, id, value)];
    if (id === 'authorization/type' && typeof value === 'string') {
      const authorization = child(tree, 'authorization');
      this.keepLeft(authorization);
      for (const [key, kept] of this.left.get(value) ?? [])
        if (!child(authorization, key)) changes.push({ op: 'set', path: ['authorization', key], value: kept });
    }
    return this.after(changes) ?? this.text;
  }

  private keepLeft(authorization: SpecNode | undefined): void {
    const type = textAt(authorization, 'type');
    if (type === undefined || authorization?.kind !== 'map') return;
    const kept = [...authorization.entries].filter(([key]) => key !== 'type');
    this.left.set(type, new Map(kept.map(([key, { node }]) => [key, plainData(node) as SpecValue])));
  }

  private after(changes: readonly SpecChange[]): string | undefined {
    return this.texts.after(this.text, changes);
  }

  /** Of the text without what is being typed. */
  private get tree(): SpecNode | undefined {
    if (this.read?.text !== this.text) this.read = { text: this.text, tree: this.texts.read(this.text).tree };
    return this.read.tree;
  }

  private count(): number {
    return resourcesOf(this.tree).length;
  }

  private item(index: number): SpecNode | undefined {
    return resourcesOf(this.tree)[index];
  }

  private nameOf(index: number): string {
    return textAt(this.item(index), 'name') ?? '';
  }

  private freeName(index: number): string {
    const names = new Set(resourcesOf(this.tree).map((item) => textAt(item, 'name')));
    const name = `${this.nameOf(index)} Copy`;
    let free = name;
    for (let number = 2; names.has(free); number += 1) free = `${name} ${number}`;
    return free;
  }
}

/** Half a character, as a cut in the middle of one leaves it, can stand in no file. */
function wellFormed(value: TypedValue): TypedValue {
  if (typeof value === 'string') return value.toWellFormed();
  return typeof value === 'boolean' ? value : value.map((row) => row.map((cell) => cell.toWellFormed()));
}

/** Behind the comment that ends the line of a value: it goes where the value goes. */
function behindComment(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  const rest = text.slice(at, end < 0 ? text.length : end);
  return at + (/^[ \t]+#[^\r]*/.exec(rest)?.[0].length ?? 0);
}

/**
 * Where the open resource stands after the list was changed elsewhere, by an undo or in the text.
 * @returns undefined where that cannot be told: it is closed then, since what is done to it would be done to another one
 */
function followed(before: readonly string[], index: number, after: readonly string[]): number | undefined {
  const name = before[index];
  const same = before.length === after.length;
  if (same && after[index] === name) return index;
  const found = after.flatMap((other, at) => (other === name ? [at] : []));
  if (found.length === 1) return found[0];
  // Only its own name is another one.
  return same && found.length === 0 && after.every((other, at) => at === index || other === before[at]) ? index : undefined;
}
