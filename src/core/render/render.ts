import type { AlgorithmPlan, Element } from '../elements/element.js';
import { pathOf } from '../layout.js';
import { writeHeader } from './header.js';
import { renderRuby } from './templates.js';

/** One file to be written for one element; `path` is relative to the connector's folder. */
export interface Draft {
  readonly path: string;
  readonly content: string;
  readonly element: Element;
}

/** How many lines an algorithm may have, and how many each of its values may take for that: the first of these that is enough. */
const LONGEST = 60;
const MOST_LINES = [20, 12, 8, 5, 3, 2, 1];

/** The text of every element's file: Ruby by the templates, JSON as data that is serialised. */
export function renderDrafts(elements: readonly Element[]): readonly Draft[] {
  return elements.map((element) => ({ path: pathOf(element), content: contentOf(element), element }));
}

function contentOf({ content }: Element): string {
  if (content.form === 'json') return `${JSON.stringify(content.data, null, 2)}\n`;
  const { description, parameters } = content.algorithm;
  return `${writeHeader(description, parameters)}${codeOf(content.algorithm)}\n`;
}

function codeOf({ template, view }: AlgorithmPlan): string {
  let code = '';
  for (const most of MOST_LINES) {
    const { text } = renderRuby(template, view(most));
    code = text.includes('\n\n\n') ? text.replace(/\n{3,}/g, '\n\n') : text;
    if (code.split('\n').length <= LONGEST) break;
  }
  return code;
}
