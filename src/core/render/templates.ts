import nunjucks from 'nunjucks/browser/nunjucks-slim.js';
import { filters } from './filters.js';
import type { View } from './part.js';
import { withoutParts } from './parts.js';
import { RubyCode } from './ruby.js';
import { templates, type TemplateName } from './templates.gen.js';

const environment = new nunjucks.Environment(null, { autoescape: false, throwOnUndefined: true });
for (const [name, { quote }] of Object.entries(filters)) environment.addFilter(name, quote as (...args: unknown[]) => unknown);

const compiled = new Map(
  Object.entries(templates).map(
    ([name, code]) => [name, new nunjucks.Template({ type: 'code', obj: code } as never, environment, name, true)] as const,
  ),
);

/** The Ruby a template makes of a view, without a line end at its end. */
export function renderRuby(name: TemplateName, view: View): RubyCode {
  const template = compiled.get(name);
  if (!template) throw new Error(`there is no template ${name}`);
  const data = withoutParts(view, (part) => renderRuby(part.template, part.view));
  return new RubyCode(withoutLastLineEnds(template.render(data)));
}

/** A pattern would be tried at each line end of the text. */
function withoutLastLineEnds(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}
