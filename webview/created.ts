import type { Created, HostAction } from '../src/protocol/form.js';
import { el } from './dom.js';
import { texts } from './texts.js';
import { makeButton } from './toolkit.js';

/** What stands in the place of the form when the connector is there. */
export function drawCreated(done: Created, act: (action: HostAction) => void): HTMLElement {
  const heading = el('h1', { tabindex: '-1' }, texts.created(done.title));
  const made = el('p', {}, el('strong', {}, texts.elements(done.count)), ' ', texts.inFolder(done.folder));
  const buttons = el(
    'div',
    { class: 'buttons' },
    makeButton(texts.details, () => act('details'), 'primary'),
    makeButton(texts.openText, () => act('openText')),
    makeButton(texts.back, () => act('back')),
  );
  const steps = el('ol', { class: 'steps' }, ...done.next.map((step) => el('li', {}, step)));
  return el('main', { class: 'done' }, heading, made, buttons, el('h2', {}, texts.next), steps);
}

/** A text that cannot be edited by a form: why, and the way out. */
export function drawBlocked(why: string, mode: 'new' | 'file', act: (action: HostAction) => void): HTMLElement {
  const button =
    mode === 'new'
      ? makeButton(texts.openFolder, () => act('openFolder'), 'primary')
      : makeButton(texts.openText, () => act('openText'), 'primary');
  return el('main', { class: 'done' }, el('p', { class: 'why', role: 'status' }, why), el('div', { class: 'buttons' }, button));
}
