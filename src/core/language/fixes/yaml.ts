import { later, t } from '../../l10n.js';
import { newConnectorText } from '../../newConnector.js';
import { lineEnd, lineStart } from '../../spec/edit/lines.js';
import { applyEdits, type TextEdit } from '../../spec/edit/textEdit.js';
import { nearestWord } from '../../spec/nearMiss.js';
import { parseTree } from '../../spec/parse.js';
import { fix, put, type Fixer } from './fix.js';
import { blankBehindKey, insertBlank } from './keys.js';
import { otherNear } from './near.js';

const QUOTE = later('Put the value in quotes');

export const unprintable: Fixer = (_, { range, args: { code } }) =>
  fix(t('Remove the character {code}', { code: `U+${String(code).toUpperCase()}` }), put(range, ''), true);

export const unknownTag: Fixer = ({ text }, { range }) => {
  const tag = /^!\S*[ \t]*/.exec(text.slice(range.start, lineEnd(text, range.start)))?.[0];
  return tag ? fix(t('Remove the tag'), put({ start: range.start, end: range.start + tag.length }, ''), true) : [];
};

const ANCHOR = /(?<=^|[\s[{,])&([^\s,[\]{}]+)/gm;

/** A text that begins with `*`, as a media range does; a word, or one below anchors, may be a wrong alias. */
export const badAlias: Fixer = (context, { range }) => {
  const written = context.slice(range);
  if (!/^\*[^\s"\\]*$/.test(written)) return [];
  const names = [...context.text.slice(0, range.start).matchAll(ANCHOR)].map(([, name = '']) => name);
  const word = written.slice(1);
  const near = nearestWord(word, names);
  return [
    ...(near === undefined ? [] : fix(t('Change to {text}', { text: `*${near}` }), put(range, `*${near}`), !otherNear(word, names))),
    ...fix(t(QUOTE), put(range, `"${written}"`), !/^[\w-]+$/.test(word) && names.length === 0),
  ];
};

/** The bracket that is missing, at the end of the line where its half stands, if that mends the file. */
export const unclosed: Fixer = ({ text }, { range, args: { bracket } }) => {
  const end = lineEnd(text, range.start);
  const line = text.slice(range.start, end);
  const last = range.start + line.replace(/(?:^|[ \t]+)#.*$/, '').replace(/[\s,]+$/, '').length;
  const edit: TextEdit = { start: last, end: last, text: bracket === '[' ? ']' : '}' };
  return mends(text, [edit]) ? fix(t('Add the missing {text}', { text: edit.text }), [edit]) : [];
};

/** A plain text in a block map or list, behind its key or dash. In braces it is a placeholder that more comes behind, no map. */
const BLOCK_VALUE =
  /^([ \t]*(?:-[ \t]+)*(?:(?:[\w.$-]+|"[^"]*"|'[^']*'):[ \t]+)?)(?<=[:-][ \t]+)((?:[^\s"'|>[\]{#&*!]|\{\{?[ \t]*[\w-]+[ \t]*\}\}?[^}\],]).*?)[ \t]*(?:(?<=\s)#.*)?$/;
/** A text with a placeholder in braces, which end it where it is not quoted. */
const WITH_PLACEHOLDER =
  /(?<=[:[,{][ \t]*)(?=[^\s"'{}[\],#:])(?:(?!:[ \t])[^"'{}[\],#\r\n])+(?:(?:\{\{[ \t]*[\w-]+[ \t]*\}\}|\{[\w-]+\})(?:(?!:[ \t])[^"'{}[\],#\r\n])*)+/g;
/** What a blank has to stand behind, so that it is a dash or a key. */
const NO_BLANK = /^[ \t]*(?:-(?=\w)|(?:-[ \t]+)*[\w-]+:(?=[^\s/]))/;

/** A word that would be a key, with what stands in the place of its colon. */
const NO_COLON = /^([ \t]*(?:-[ \t]+)*[\w$.-]+)(?:[ \t]*[;=](?=[ \t]|$)|(?=[ \t]+[^\s:]|[ \t]*$))/;

/** A text that YAML takes for something else than text, or a blank or colon that is missing. */
export const syntax: Fixer = (context, { range }) => {
  const blank = blankBehindKey(context, range);
  if (blank.length > 0) return blank;
  const { text } = context;
  const own = lineStart(text, range.start);
  const ways = [own, lineStart(text, Math.max(0, own - 1))].flatMap((start) => {
    const line = text.slice(start, lineEnd(text, start));
    const places = [...line.matchAll(WITH_PLACEHOLDER)].map(({ index, 0: found }) => quotes(start + index, found.trimEnd()));
    const [, head = '', value = ''] = BLOCK_VALUE.exec(line) ?? [];
    const [before = '', key] = NO_COLON.exec(line) ?? [];
    const at = start + (NO_BLANK.exec(line)?.[0].length ?? 0);
    return [
      ...fix(t(QUOTE), places, true),
      ...(value ? fix(t(QUOTE), [quotes(start + head.length, value)], true) : []),
      ...(at > start ? insertBlank(at) : []),
      ...(key !== undefined ? fix(t('Insert the missing colon'), colon(start + key.length, start + before.length), true) : []),
    ];
  });
  const found = ways.find(({ edits }) => mends(text, edits));
  return found ? [found] : [];
};

const colon = (start: number, end: number): readonly TextEdit[] => put({ start, end }, ':');

function quotes(start: number, value: string): TextEdit {
  return { start, end: start + value.length, text: JSON.stringify(value) };
}

const errorsOf = (text: string): readonly number[] =>
  parseTree(text).problems.all.flatMap(({ severity, range }) => (severity === 'error' ? [range.start] : []));

/** Whether edits beside each other mend what is wrong there; what is wrong elsewhere may stay, but nothing may come of it. */
function mends(text: string, edits: readonly TextEdit[]): boolean {
  const after = applyEdits(text, edits);
  const [errors, old] = [errorsOf(after), errorsOf(text)];
  const from = edits[0]?.start ?? 0;
  return errors.length < old.length && errors.every((at) => old.includes(at < from ? at : at - after.length + text.length));
}

/** A small connector to begin with, below the comments that are there. */
export const emptyFile: Fixer = ({ text }) => {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const start = newConnectorText({
    name: 'acme',
    authorization: 'none',
    url: 'https://api.example.com',
    resource: 'Contact',
    flows: ['import'],
  }).replaceAll('\n', eol);
  // Behind the mark of a document's end it would be another document.
  const at = /^\.\.\.(?=\s|$)/m.exec(text)?.index ?? text.length;
  const gap = /(?:^|\n)$/.test(text.slice(0, at)) ? '' : eol;
  return fix(t('Insert a connector to start with'), put({ start: at, end: at }, gap + start));
};
