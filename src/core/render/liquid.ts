import type { Template } from '../spec/template.js';

/** Words Liquid reads as values, never as variables: no variable may be called so. */
export const LIQUID_LITERALS: ReadonlySet<string> = new Set(['nil', 'null', 'true', 'false', 'blank', 'empty']);

/**
 * An opening brace that Liquid could take for the begin of an output or a tag: two braces, a brace before `%`, one that
 * ends the text (an output may follow). `{word}` is written so too, to show that it is text and no forgotten variable.
 */
const RISKY_BRACE = /\{(?=[{%]|$|[A-Za-z_][\w-]*\})/g;
const BRACE = "{{ '{' }}";

/**
 * A template as Liquid (urls, values of headers and parameters, scopes): known words become outputs, everything else is
 * the same text again once Liquid has rendered it.
 */
export function toLiquid(template: Template): string {
  return write(template, output);
}

/**
 * A template as the Liquid of a path: like `toLiquid`, and the value of `key` (the word of the record's key) is
 * percent-encoded, because Cenit joins paths as they are (setup/webhook_common.rb) and Liquid's own filter makes `+` of a blank.
 */
export function toPathLiquid(template: Template, key: string | undefined): string {
  return write(template, (word) => (word === key ? `{{ ${word} | url_encode | replace: '+', '%20' }}` : output(word)));
}

function write(template: Template, wordOutput: (word: string) => string): string {
  let done = '';
  let text = '';
  for (const part of template) {
    if ('text' in part) text += part.text;
    else {
      done += literal(text) + wordOutput(part.word);
      text = '';
    }
  }
  return done + literal(text);
}

function literal(text: string): string {
  return text.replace(RISKY_BRACE, BRACE);
}

/** A name that ends with a hyphen would end in Liquid's mark for cutting blanks. */
function output(word: string): string {
  return word.endsWith('-') ? `{{ ${word} }}` : `{{${word}}}`;
}
