import { newConnectorText } from '../../newConnector.js';
import { lineEnd, lineStart } from '../../spec/edit/lines.js';
import { applyEdits, type TextEdit } from '../../spec/edit/textEdit.js';
import { parseTree } from '../../spec/parse.js';
import { fix, put, type Fixer } from './fix.js';

export const unprintable: Fixer = (_, { range, args: { code } }) =>
  fix(`Remove the character U+${String(code).toUpperCase()}`, put(range, ''), true);

/** Tabs that set a line in: two blanks each, as deep as most files set in. */
export const tabs: Fixer = ({ text }, { range }) => {
  const start = lineStart(text, range.start);
  const indent = /^[ \t]*/.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? '';
  const edits = put({ start, end: start + indent.length }, indent.replaceAll('\t', '  '));
  return indent.includes('\t') ? fix('Replace the tabs by blanks', edits, true) : [];
};

export const unknownTag: Fixer = ({ text }, { range }) => {
  const tag = /^!\S*[ \t]*/.exec(text.slice(range.start, lineEnd(text, range.start)))?.[0];
  return tag ? fix('Remove the tag', put({ start: range.start, end: range.start + tag.length }, ''), true) : [];
};

/** A text that begins with `*`, as a media range does; where the file has anchors it may be a misspelled alias. */
export const badAlias: Fixer = (context, { range }) => {
  const written = context.slice(range);
  if (!/^\*[^\s"\\]*$/.test(written)) return [];
  return fix('Put the value in quotes', put(range, `"${written}"`), !/(?:^|[\s[{,])&\w/m.test(context.text));
};

/** The bracket that is missing, at the end of the line where its half stands, if that mends the file. */
export const unclosed: Fixer = ({ text }, { range, args: { bracket } }) => {
  const end = lineEnd(text, range.start);
  const line = text.slice(range.start, end);
  const last = range.start + line.replace(/(?:^|[ \t]+)#.*$/, '').replace(/[\s,]+$/, '').length;
  const edit: TextEdit = { start: last, end: last, text: bracket === '[' ? ']' : '}' };
  return mends(text, [edit]) ? fix(`Add the missing ${edit.text}`, [edit]) : [];
};

/** A plain text in a block map or list, behind its key or dash. */
const BLOCK_VALUE =
  /^([ \t]*(?:-[ \t]+)*(?:(?:[\w.$-]+|"[^"]*"|'[^']*'):[ \t]+)?)([^\s"'|>[\]#&*!](?:[^#\r\n]|(?<=\S)#)*?|[{@`%][^\r\n]*?)([ \t]+#.*|[ \t]*)$/;
/** A text with a placeholder in braces, which end it where it is not quoted. */
const WITH_PLACEHOLDER =
  /(?<=[:[,{][ \t]*)(?=[^\s"'{}[\],#:])(?:(?!:[ \t])[^"'{}[\],#\r\n])+(?:(?:\{\{[ \t]*[\w-]+[ \t]*\}\}|\{[\w-]+\})(?:(?!:[ \t])[^"'{}[\],#\r\n])*)+/g;

/** A text that YAML takes for something else than text, where quotes mend the file. */
export const unquoted: Fixer = ({ text }, { range }) => {
  const own = lineStart(text, range.start);
  for (const start of [own, lineStart(text, Math.max(0, own - 1))]) {
    const line = text.slice(start, lineEnd(text, start));
    const places = [...line.matchAll(WITH_PLACEHOLDER)].map(({ index, 0: found }) => quotes(start + index, found.trimEnd()));
    if (places.length > 0 && mends(text, places)) return fix('Put the value in quotes', places, true);
    const [, head = '', value = ''] = BLOCK_VALUE.exec(line) ?? [];
    const whole = [quotes(start + head.length, value)];
    if (head.trim() !== '' && value !== '' && mends(text, whole)) return fix('Put the value in quotes', whole, true);
  }
  return [];
};

function quotes(start: number, value: string): TextEdit {
  return { start, end: start + value.length, text: JSON.stringify(value) };
}

/** Whether the text can be read after some edits, or is at least less broken than before. */
function mends(text: string, edits: readonly TextEdit[]): boolean {
  const broken = (one: string): number => parseTree(one).problems.all.filter(({ severity }) => severity === 'error').length;
  const after = broken(applyEdits(text, edits));
  return after === 0 || after < broken(text);
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
  const gap = /(?:^|\n)$/.test(text) ? '' : eol;
  return fix('Insert a connector to start with', put({ start: text.length, end: text.length }, gap + start));
};
