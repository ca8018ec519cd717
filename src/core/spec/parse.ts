import { isScalar, type Document, type ParsedNode } from 'yaml';
import { ProblemList } from '../result.js';
import { finish } from '../steps.js';
import { DEEPEST, tokensOf, type Tokens } from './compose.js';
import { Converter } from './convert.js';
import { reportFaults } from './faults.js';
import { allFaults, composeSteps } from './pieces.js';
import type { SpecNode } from './tree.js';

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
  const lexed = tokensOf(text);
  if (lexed.refused) reportRefused(lexed, text, problems);
  else {
    const pieces = finish(composeSteps(lexed.tokens, text.length));
    reportFaults(allFaults(pieces), lexed.tokens, text, problems);
    const contents = onlyContents(pieces.documents, text, problems);
    const root = contents && new Converter(text, problems).convert(contents, 0).node;
    if (!problems.hasErrors) return { root, problems };
  }
  return { root: undefined, problems };
}

/** Tells why a text was not looked into. */
export function reportRefused(lexed: Extract<Tokens, { refused: string }>, text: string, problems: ProblemList): void {
  const range = { start: lexed.at, end: lexed.at + 1 };
  const code = text.charCodeAt(lexed.at).toString(16).padStart(4, '0');
  if (lexed.refused === 'unprintable') problems.error('yaml-unprintable', range, { code });
  else problems.error('yaml-too-deep', range, { limit: DEEPEST });
}

/** What the one document of a text holds; undefined, with a problem, where there is none, or a second one. */
export function onlyContents(documents: readonly Document.Parsed[], text: string, problems: ProblemList): ParsedNode | undefined {
  const [document, second] = documents;
  if (second) {
    const marker = text.lastIndexOf('---', second.range[0]);
    const start = document && marker >= document.range[1] ? marker : second.range[0];
    problems.error('yaml-second-document', { start, end: Math.min(start + 3, text.length) });
  }
  if (problems.hasErrors) return undefined;
  const contents = document?.contents;
  if (contents && !isEmpty(contents)) return contents;
  problems.error('spec-empty', { start: 0, end: 0 });
  return undefined;
}

/** Nothing, or what YAML reads as nothing. */
export function isEmpty(contents: ParsedNode | null): boolean {
  return contents === null || (isScalar(contents) && contents.value === null);
}
