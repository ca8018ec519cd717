import type { Forecast, ForecastGroup } from '../src/protocol/form.js';
import { Behind } from './behind.js';
import { el, Keyed, newId, setAttribute, setText } from './dom.js';
import type { Host } from './host.js';
import type { Store } from './state.js';
import { texts } from './texts.js';

/** The page keeps by it whether the forecast itself is open. */
const FORECAST = 'forecast';

/** So many groups are drawn at once: more than a window shows. */
const GROUPS = 60;

interface Drawn {
  readonly element: HTMLElement;
  readonly update: (group: ForecastGroup) => void;
}

/** What will be made. Where there is room it stands beside the form, else it is one line under it that opens. */
export class ForecastView {
  readonly element: HTMLElement;
  readonly #title = el('h2', {}, texts.forecast);
  readonly #summary = el('p', { class: 'summary' });
  readonly #opener: HTMLButtonElement;
  readonly #body = el('div', { class: 'forecast-body', id: newId() });
  readonly #groups: Keyed<ForecastGroup, Drawn>;
  readonly #behind = new Behind(GROUPS, () => this.update(this.#forecast));
  #forecast: Forecast = { count: 0, groups: [] };

  constructor(
    private readonly host: Host,
    private readonly store: Store,
  ) {
    this.#opener = el('button', { type: 'button', class: 'twistie', 'aria-controls': this.#body.id });
    this.#opener.addEventListener('click', () => this.#setOpen(!store.isOpen(FORECAST)));
    const list = el('ul', { class: 'forecast-groups' });
    this.#body.append(list);
    this.element = el('aside', { class: 'forecast', 'aria-label': texts.forecast }, this.#title, this.#summary, this.#opener, this.#body);
    this.#groups = new Keyed(
      list,
      ({ id }) => id,
      ({ id }) => this.#draw(id),
    );
    this.#setOpen(store.isOpen(FORECAST));
  }

  #setOpen(open: boolean): void {
    this.store.setOpen(FORECAST, open);
    this.element.classList.toggle('opened', open);
    setAttribute(this.#opener, 'aria-expanded', String(open));
  }

  update(forecast: Forecast): void {
    this.#forecast = forecast;
    const { groups } = forecast;
    this.#groups.update(groups.slice(0, this.#behind.within(groups.length)), (drawn, group) => drawn.update(group));
  }

  /** `problems`: how many are shown; undefined where none is shown though there are some. */
  count(problems: number | undefined): void {
    const elements = texts.elements(this.#forecast.count);
    const said = problems === undefined ? undefined : problems === 0 ? texts.noProblem : texts.problems(problems);
    const line = [elements, said].filter(Boolean).join(' · ');
    setText(this.#summary, line);
    setText(this.#opener, line);
  }

  #draw(id: string): Drawn {
    const elements = el('ul', { class: 'forecast-elements', id: newId() });
    const button = el('button', { type: 'button', class: 'twistie', 'aria-controls': elements.id });
    let drawn = '';
    const update = (group: ForecastGroup): void => {
      // Where nobody chose, a group is open if its elements are told.
      const open = this.store.groups.get(id) ?? group.elements !== undefined;
      setText(button, `${group.label} (${group.count})`);
      setAttribute(button, 'aria-expanded', String(open));
      setAttribute(elements, 'hidden', !open);
      const wanted = open ? JSON.stringify(group.elements) : drawn;
      if (wanted === drawn) return;
      drawn = wanted;
      elements.replaceChildren(...(group.elements?.map(drawElement) ?? [el('li', { class: 'loading' }, texts.loading)]));
    };
    button.addEventListener('click', () => {
      const open = button.getAttribute('aria-expanded') !== 'true';
      this.store.setGroup(id, open);
      this.host.group(id, open);
      const group = this.#forecast.groups.find((other) => other.id === id);
      if (group) update(group);
    });
    return { element: el('li', {}, button, elements), update };
  }
}

function drawElement({ name, detail }: { readonly name: string; readonly detail: string }): HTMLElement {
  return el('li', {}, el('span', { class: 'element-name' }, name), el('span', { class: 'element-detail' }, detail));
}
