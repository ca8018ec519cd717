import type { FormSection } from '../src/protocol/form.js';
import { idsOf, type Form } from './controls/control.js';
import { ControlList } from './controls/list.js';
import { el, Keyed, newId, setOptional, setText } from './dom.js';
import { texts } from './texts.js';

interface Drawn {
  readonly element: HTMLElement;
  readonly update: (section: FormSection) => void;
  readonly dispose: () => void;
}

interface Jump {
  readonly element: HTMLElement;
  readonly link: HTMLAnchorElement;
  readonly count: HTMLElement;
}

/** The fieldsets of the form and, above them, a link to each with the number of its problems. */
export class Sections {
  readonly nav: HTMLElement;
  readonly element = el('div', { class: 'sections' });
  readonly #sections: Keyed<FormSection, Drawn>;
  readonly #jumps: Keyed<FormSection, Jump>;
  #shown: readonly FormSection[] = [];

  constructor(private readonly form: Form) {
    const list = el('ul', { class: 'jumps' });
    this.nav = el('nav', { 'aria-label': texts.sections }, list);
    const byId = ({ id }: FormSection): string => id;
    this.#sections = new Keyed(this.element, byId, () => drawSection(form));
    this.#jumps = new Keyed(list, byId, ({ id }) => this.#drawJump(id));
    form.onProblems(() => this.#showCounts());
  }

  update(sections: readonly FormSection[]): void {
    this.#shown = sections;
    this.#jumps.update(sections, ({ link }, { label }) => setText(link, label));
    this.#sections.update(sections, (drawn, section) => drawn.update(section));
  }

  dispose(): void {
    this.#sections.dispose();
  }

  #drawJump(id: string): Jump {
    const link = el('a', { href: '#', class: 'link' });
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const legend = this.#sections.drawn.get(id)?.element.querySelector('legend');
      legend?.focus({ preventScroll: true });
      legend?.scrollIntoView({ block: 'start' });
    });
    const count = el('span', { class: 'count', hidden: true });
    return { element: el('li', {}, link, ' ', count), link, count };
  }

  #showCounts(): void {
    this.#jumps.update(this.#shown, ({ count }, { controls }) => {
      const problems = this.form.shownProblems(idsOf(controls));
      setOptional(count, problems > 0 ? String(problems) : undefined);
      count.title = texts.problems(problems);
    });
  }
}

function drawSection(form: Form): Drawn {
  const legend = el('legend', { tabindex: '-1' });
  const heading = el('h2');
  legend.append(heading);
  const help = el('p', { class: 'section-help', id: newId(), hidden: true });
  const body = el('div', { class: 'section-body' });
  const list = new ControlList(form, body);
  return {
    element: el('fieldset', { class: 'section' }, legend, help, body),
    update: (section) => {
      setText(heading, section.label);
      setOptional(help, section.help);
      list.update(section.controls);
    },
    dispose: () => list.dispose(),
  };
}
