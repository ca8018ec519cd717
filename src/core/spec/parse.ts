import { isScalar, type Document, type ParsedNode } from 'yaml';
import { ProblemList } from '../result.js';
import { finish } from '../steps.js';
import { settled } from './conflicts.js';
import { DEEPEST, tokensOf, type Tokens } from './compose.js';
import { Converter } from './convert.js';
import { isBroken, reportUnreadable, unreadableOf } from './faults.js';
import { splitSteps, type PartSource } from './parts.js';
import { allFaults, composeSteps } from './pieces.js';
import { treeOf } from './rootOf.js';
import type { SpecNode } from './tree.js';

export interface ParsedTree {
  /** With what could be read, where something could not; undefined where nothing is known. */
  readonly root: SpecNode | undefined;
  readonly problems: ProblemList;
}

/**
 * Reads YAML 1.2 (core schema, `<<` accepted) into a tree that knows its places.
 * @param written the whole file; a byte order mark and CRLF are fine
 */
export function parseTree(written: string): ParsedTree {
  const problems = new ProblemList();
  const { text, conflicts } = settled(written);
  problems.addAll(conflicts);
  const lexed = tokensOf(text);
  if (lexed.refused) reportRefused(lexed, text, problems);
  else {
    const { tokens } = lexed;
    const source = { text, tokens, pieces: finish(composeSteps(tokens, text.length)) };
    // Of what is broken the rest is read, where it is known how far the broken part goes.
    const parts = allFaults(source.pieces).errors.length > 0 ? finish(splitSteps(source, new Map())) : undefined;
    return { root: parts ? treeOf(parts, problems) : wholeTrees(source, problems)[0], problems };
  }
  return { root: undefined, problems };
}

/**
 * What a text is that cannot be taken apart.
 * @param many whether it may hold several documents
 */
export function wholeTrees({ text, tokens, pieces }: PartSource, problems: ProblemList, many = false): readonly SpecNode[] {
  const found = unreadableOf(allFaults(pieces), tokens, text);
  if (found) reportUnreadable([found], problems);
  const { documents } = pieces;
  const contents = many
    ? documents.flatMap((document) => (isEmpty(document.contents) ? [] : (document.contents ?? [])))
    : onlyContents(documents, text, problems);
  if (isBroken(found)) return [];
  return contents.flatMap((one) => {
    const converter = new Converter(text, problems);
    const { node } = converter.convert(one, 0);
    return converter.isEndless ? [] : [node];
  });
}

/** Tells why a text was not looked into. */
export function reportRefused(lexed: Extract<Tokens, { refused: string }>, text: string, problems: ProblemList): void {
  const range = { start: lexed.at, end: lexed.at + 1 };
  const code = text.charCodeAt(lexed.at).toString(16).padStart(4, '0');
  if (lexed.refused === 'unprintable') problems.error('yaml-unprintable', range, { code });
  else problems.error('yaml-too-deep', range, { limit: DEEPEST });
}

/** What the one document of a text holds, or the first one; a problem where there is none, or a second one. */
function onlyContents(documents: readonly Document.Parsed[], text: string, problems: ProblemList): readonly ParsedNode[] {
  const [document, second] = documents;
  if (second) {
    const marker = text.lastIndexOf('---', second.range[0]);
    const start = document && marker >= document.range[1] ? marker : second.range[0];
    problems.error('yaml-second-document', { start, end: Math.min(start + 3, text.length) });
  }
  const contents = document?.contents;
  if (contents && !isEmpty(contents)) return [contents];
  if (!problems.hasErrors) problems.error('spec-empty', { start: 0, end: 0 });
  return [];
}

/** Nothing, or what YAML reads as nothing. */
function isEmpty(contents: ParsedNode | null): boolean {
  return contents === null || (isScalar(contents) && contents.value === null);
}
