import type { CST, Document } from 'yaml';
import { documentsOf, tokenSteps } from '../spec/compose.js';
import { applyEdits, inOrder, type TextEdit } from '../spec/edit/textEdit.js';
import { finish, type Steps } from '../steps.js';
import { commentColumns } from './format/comments.js';
import { Layout } from './format/layout.js';
import { sameDocuments } from './format/sameDocuments.js';
import { TextLines, type Line } from './format/textLines.js';

/**
 * Puts YAML into form: two blanks a level, one behind a colon or dash, none at the end of a line, at most one blank line in a
 * row, one line end at the end. Comments, quotes, braces, block texts and the line ends of the file stay.
 * @returns small edits, sorted; none where the text cannot be read
 */
export function formatYaml(text: string): readonly TextEdit[] {
  return finish(formatSteps(text));
}

/** The same as work that can be paused. */
export function* formatSteps(text: string): Steps<readonly TextEdit[]> {
  const before = yield* parse(text);
  if (!before) return [];
  const edits = formatLines(text, before.tokens);
  yield;
  const after = yield* parse(applyEdits(text, edits));
  // Whatever a rare way to write YAML makes of the rules: the data are never another.
  return after && sameDocuments(before.documents, after.documents) ? edits : [];
}

interface Parsed {
  readonly tokens: readonly CST.Token[];
  readonly documents: readonly Document.Parsed[];
}

function* parse(text: string): Steps<Parsed | undefined> {
  const lexed = yield* tokenSteps(text);
  if (lexed.refused) return undefined;
  const documents = documentsOf(lexed.tokens, text.length, true);
  yield;
  return documents.some(({ errors }) => errors.length > 0) ? undefined : { tokens: lexed.tokens, documents };
}

function formatLines(text: string, tokens: readonly CST.Token[]): readonly TextEdit[] {
  const lines = new TextLines(text);
  const layout = new Layout(lines, tokens);
  const comments = commentColumns(lines, layout.rules);
  const edits: TextEdit[] = (layout.strange ? [] : layout.gaps).map(({ start, end }) => ({ start, end, text: ' ' }));
  const content = lines.all.findLastIndex((line) => !lines.isBlank(line) || layout.rules.get(lines.indexAt(line.start))?.kind === 'move');
  let blank: Line | undefined;
  for (const [index, line] of lines.all.entries()) {
    const rule = layout.rules.get(index);
    const isBlank = lines.isBlank(line);
    if (rule?.kind === 'move') {
      if (!layout.strange) edits.push(...moved(line, rule.by, rule.least));
      if (rule.isLast) edits.push(...trimmed(text, line));
    } else if (isBlank) {
      if (blank || index > content) edits.push({ start: line.start, end: line.next, text: '' });
      else edits.push({ start: line.start, end: line.end, text: '' });
    } else {
      const column = rule?.kind === 'begin' ? rule.column : comments.get(index);
      if (column !== undefined && !layout.strange) edits.push(setIn(line, column));
      if (layout.rules.get(index + 1)?.kind !== 'move' || !goesOn(text, line)) edits.push(...trimmed(text, line));
    }
    blank = isBlank && rule?.kind !== 'move' ? line : undefined;
  }
  const last = lines.all.at(-1);
  if (last && last.next === last.end && (!lines.isBlank(last) || layout.rules.get(lines.all.length - 1)?.kind === 'move'))
    edits.push({ start: text.length, end: text.length, text: /\r\n/.test(text) ? '\r\n' : '\n' });
  return inOrder(text, edits);
}

function setIn({ start, column }: Line, wanted: number): TextEdit {
  return { start, end: start + column, text: ' '.repeat(wanted) };
}

function moved(line: Line, by: number, least: number): readonly TextEdit[] {
  if (by === 0 || line.start + line.column === line.end) return [];
  return [setIn(line, Math.max(least, line.column + by, 0))];
}

function trimmed(text: string, { start, end }: Line): readonly TextEdit[] {
  const blanks = /[ \t]+$/.exec(text.slice(start, end))?.[0].length ?? 0;
  return blanks > 0 ? [{ start: end - blanks, end, text: '' }] : [];
}

/** Whether a line may end within quotes. */
function goesOn(text: string, { start, end }: Line): boolean {
  return /["']/.test(text.slice(start, end));
}
