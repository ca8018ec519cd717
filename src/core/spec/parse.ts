import { isScalar, type Document, type ParsedNode, type YAMLError, type CST } from 'yaml';
import { ProblemList, type Range } from '../result.js';
import { DEEPEST, documentsOf, tokensOf } from './compose.js';
import { Converter } from './convert.js';
import type { SpecNode } from './tree.js';
import { unclosedBracket } from './unclosed.js';

export interface ParsedTree {
  readonly root: SpecNode | undefined;
  readonly problems: ProblemList;
}

/**
 * Reads YAML 1.2 (core schema, `<<` accepted) into a tree that knows its places.
 * @param text the whole file; a byte order mark and CRLF are fine
 * @returns the tree, undefined where the text is no single readable document; what is wrong stands in `problems`
 */
export function parseTree(text: string): ParsedTree {
  const problems = new ProblemList();
  const parsed = parseYaml(text, problems);
  const root = parsed && new Converter(text, problems).convert(parsed.contents, 0).node;
  return { root: problems.hasErrors ? undefined : root, problems };
}

/** A text that is one readable document, not looked into yet. */
export interface ParsedYaml {
  readonly tokens: readonly CST.Token[];
  readonly contents: ParsedNode;
  /** Something in it has a name, or stands for what has it. */
  readonly anchored: boolean;
}

/** @returns undefined where the text is no single document with something in it; `problems` then says why */
export function parseYaml(text: string, problems: ProblemList): ParsedYaml | undefined {
  const lexed = tokensOf(text);
  if (lexed.refused) {
    const range = { start: lexed.at, end: lexed.at + 1 };
    const code = text.charCodeAt(lexed.at).toString(16).padStart(4, '0');
    if (lexed.refused === 'unprintable') problems.error('yaml-unprintable', range, { code });
    else problems.error('yaml-too-deep', range, { limit: DEEPEST });
    return undefined;
  }
  const { tokens, anchored } = lexed;
  const documents = documentsOf(tokens, text.length);
  reportDocuments(documents, tokens, text, problems);
  const contents = documents[0]?.contents;
  if (!contents || (isScalar(contents) && contents.value === null)) {
    if (!problems.hasErrors) problems.error('spec-empty', { start: 0, end: 0 });
    return undefined;
  }
  return problems.hasErrors ? undefined : { tokens, contents, anchored };
}

function reportDocuments(documents: readonly Document.Parsed[], tokens: readonly CST.Token[], text: string, problems: ProblemList): void {
  const [document, second] = documents;
  const errors = documents.flatMap((one) => one.errors);
  const open = errors.length > 0 ? unclosedBracket(tokens) : undefined;
  if (open) problems.error('yaml-unclosed', { start: open.offset, end: open.offset + 1 }, { bracket: open.bracket });
  else for (const error of errors) reportYaml(error, text, problems);
  for (const warning of documents.flatMap((one) => one.warnings)) {
    if (warning.code === 'TAG_RESOLVE_FAILED')
      problems.error('yaml-unknown-tag', spanOf(warning.pos, text), { tag: /^!\S*/.exec(slice(text, warning.pos))?.[0] ?? '' });
  }
  if (second) {
    const marker = text.lastIndexOf('---', second.range[0]);
    const start = document && marker >= document.range[1] ? marker : second.range[0];
    problems.error('yaml-second-document', { start, end: Math.min(start + 3, text.length) });
  }
}

function slice(text: string, pos: readonly [number, number]): string {
  return text.slice(pos[0], pos[1]);
}

function spanOf(pos: readonly [number, number], text: string): Range {
  const start = Math.min(pos[0], text.length);
  return { start, end: Math.max(start, Math.min(pos[1], text.length)) };
}

function reportYaml(error: YAMLError, text: string, problems: ProblemList): void {
  const range = spanOf(error.pos, text);
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return problems.error('yaml-tab', range);
    case 'MULTIPLE_DOCS':
      return problems.error('yaml-second-document', range);
    case 'BAD_ALIAS':
      return problems.error('yaml-bad-alias', range, { alias: slice(text, error.pos) });
    default:
      return problems.error('yaml-syntax', range, {
        reason:
          error.message
            .split(' at line ')[0]
            ?.split('\n')[0]
            ?.replace(/[:.\s]+$/, '') ?? '',
      });
  }
}
