import type { Element } from '../elements/element.js';
import { pathOf } from '../layout.js';
import { writeHeader } from './header.js';
import { renderRuby } from './templates.js';

/** One file to be written for one element; `path` is relative to the connector's folder. */
export interface Draft {
  readonly path: string;
  readonly content: string;
  readonly element: Element;
}

/** The text of every element's file: Ruby by the templates, JSON as data that is serialised. */
export function renderDrafts(elements: readonly Element[]): readonly Draft[] {
  return elements.map((element) => ({ path: pathOf(element), content: contentOf(element), element }));
}

function contentOf({ content }: Element): string {
  if (content.form === 'json') return `${JSON.stringify(content.data, null, 2)}\n`;
  const { description, parameters, template, view } = content.algorithm;
  const code = renderRuby(template, view()).text.replace(/\n{3,}/g, '\n\n');
  return `${writeHeader(description, parameters)}${code}\n`;
}
