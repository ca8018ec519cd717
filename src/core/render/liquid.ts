import { isBuiltIn, type Template } from '../spec/template.js';

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

/** Values that no sign of a path stands in. */
const PLAIN_IN_PATHS: ReadonlySet<string> = new Set(['page', 'limit', 'offset', 'uuid']);

/**
 * How the value of a word is written in a path, which Cenit joins as it is (setup/webhook_common.rb): percent-encoded as one part of
 * it; that of a variable may be several parts, so its slashes stay.
 */
export function encodingInPath(word: string, key: string | undefined): 'part' | 'parts' | 'none' {
  if (PLAIN_IN_PATHS.has(word)) return 'none';
  return word === key || isBuiltIn(word) ? 'part' : 'parts';
}

/** A template as the Liquid of a path. Liquid's own filter makes `+` of a blank. */
export function toPathLiquid(template: Template, key: string | undefined): string {
  return write(template, (word) => {
    const encoding = encodingInPath(word, key);
    if (encoding === 'none') return output(word);
    return `{{ ${word} | url_encode | replace: '+', '%20'${encoding === 'parts' ? " | replace: '%2F', '/'" : ''} }}`;
  });
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
