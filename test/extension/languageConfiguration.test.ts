import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

interface Configuration {
  readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
  readonly onEnterRules: readonly {
    readonly beforeText: string;
    readonly action: { readonly indent: string; readonly appendText?: string };
  }[];
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
}

const { indentationRules, onEnterRules, wordPattern } = JSON.parse(readFileSync('language-configuration.json', 'utf8')) as Configuration;

/** How far behind the line's own indent the next line begins, with two blanks a level: as the editor reads the rules. */
function deeper(line: string): number {
  const rule = onEnterRules.find(({ beforeText }) => new RegExp(beforeText).test(line));
  return rule ? (rule.action.indent === 'indent' ? 2 : 0) + (rule.action.appendText ?? '').length : 0;
}

describe('a new line', () => {
  const cases: readonly (readonly [line: string, deeper: number])[] = [
    ['pagination:', 2],
    ['    import: ', 2],
    ['  import: # what comes', 2],
    ['base: &all', 2],
    ['body: |', 2],
    ['body: >-', 2],
    ['  -', 2],
    ['  - import:', 4],
    ['  - "a b": |', 4],
    ['  - name: Contact', 2],
    ['  - name: Contact # one', 2],
    ["  - 'x': 1", 2],
    ['  - {path: ok, is: false}', 0],
    ['  - contacts.read', 0],
    ['  - https://acme.example', 0],
    ['name: acme', 0],
    ['url: https://acme.example', 0],
    ['# a note:', 0],
    ['  # - a:', 0],
    ['  -  # a:', 2],
    ['', 0],
  ];
  for (const [line, expected] of cases) it(`after ${JSON.stringify(line)}`, () => assert.equal(deeper(line), expected));
});

it('is indented by the same rule where the editor indents by itself', () => {
  assert.equal(indentationRules.increaseIndentPattern, onEnterRules.at(-1)?.beforeText);
});

describe('a word', () => {
  const cases: readonly (readonly [text: string, ...words: readonly string[]])[] = [
    ['primary_key: id', 'primary_key', 'id'],
    ['one: GET contacts/{contact-id}', 'one', 'GET', 'contacts', 'contact-id'],
    ['  - X-Auth-Token: "{{since}}"', 'X-Auth-Token', 'since'],
    ['body: {a: $record.b}', 'body', 'a', '$record', 'b'],
    ['título: Ñandú', 'título', 'Ñandú'],
  ];
  for (const [text, ...words] of cases)
    it(`in ${JSON.stringify(text)}`, () => assert.deepEqual(text.match(new RegExp(wordPattern.pattern, `g${wordPattern.flags}`)), words));
});
