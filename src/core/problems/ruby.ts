import { t } from '../l10n.js';
import type { Sentences } from './sentences.js';

/** Problems of the Ruby of algorithms: what it does that Cenit's sandbox refuses, or breaks when it runs. */
export const rubySentences = {
  'ruby-syntax': 'Ruby cannot read this: {text}. Correct it; the file is packed as it is.',
  'ruby-unread': 'The Ruby here is nested too deep to be checked. Take it apart.',
  'ruby-empty': 'This algorithm has no code; Cenit refuses it. Write some, or delete the file.',
  'ruby-declaration': ({ what = '' }) =>
    t("Cenit's sandbox refuses {what}. Use local variables and other algorithms instead.", { what: t(String(what)) }),
  'ruby-method': "Cenit's sandbox refuses the method '{name}' on every object. Do without it.",
  'ruby-constant':
    "Cenit's sandbox gives no access to {name}. Use one of its constants, such as Time, DateTime, JSON, CGI, Digest or Cenit.",
  'ruby-constant-method': "Cenit's sandbox does not let '{method}' be called on {name}. Allowed: {allowed}.",
  'ruby-call':
    "'{name}' is neither a variable nor an algorithm of this connector, so the whole algorithm fails when it runs. A call without a receiver runs the algorithm of that name.",
  'ruby-call-raise': "'{name}' is not known in Cenit's sandbox, so the whole algorithm fails when it runs. Write Cenit.fail('…').",
  'ruby-lambda': "A lambda does not work in Cenit's sandbox. Write the block out where it is used, or make it an algorithm.",
  'ruby-splat': "A splat (*) does not survive Cenit's rewriting of the code. Name the elements, or join lists with +.",
  'ruby-shorthand': () => t("The short form {a:} does not survive Cenit's rewriting of the code. Write {a: a}."),
  'ruby-rescue-modifier': "A rescue behind an assigned value does not survive Cenit's rewriting of the code. Use begin … rescue … end.",
  'ruby-list-without-brackets': "A list without brackets does not survive Cenit's rewriting of the code. Put it in brackets: [1, 2].",
  'ruby-while-do': "'{word} … do' does not survive Cenit's rewriting of the code. Leave out 'do' and begin a new line.",
  'ruby-for': "'for' does not survive Cenit's rewriting of the code. Use each with a block.",
  'ruby-block-symbol': ({ name = '' }) =>
    t(
      "The result of '{name}' with a symbol for a block is used here, and Cenit's rewriting gives the block to the wrong call. Write the block out: {name} { |item| … }.",
      { name },
    ),
  'ruby-block-argument': "A block that is handed on (&block) does not survive Cenit's rewriting of the code. Write the block out.",
  'ruby-when-class': "'when {name}' never matches a value that was assigned before: Cenit wraps it. Ask with is_a?({name}).",
  'header-parameter-unread': 'This line of the header names no parameter. Write: # @param name type required',
  'header-parameter-word':
    "'{word}' says nothing here. A parameter has a name, a type (object, string, integer, number, boolean) and the word required.",
  'header-parameter-twice': "The parameter '{name}' stands twice in the header; the first counts.",
  'header-parameter-order': "The required parameter '{name}' stands behind one that is not; Cenit refuses that. Move it up.",
} satisfies Sentences;
