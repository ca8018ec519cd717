import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { isTranslation, lineOf, sourceOf, textsIn } from '../../scripts/localized.mjs';
import { manifestTexts, type Texts } from './nls.js';

const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.es.json', 'utf8')) as Texts;
const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.d)\.ts$/.test(name))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .sort();
const sources = [...filesOf('src/extension'), ...filesOf('webview')];
const placeholders = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).sort();

/** Texts of the manifest that are the same in Spanish. */
const SAME = new Map([['displayName', 'the name of the product']]);

/** What looks like a sentence and is none that people read in the window. */
const NOT_READ: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^Cenit$/, 'the source of a problem, and a name'],
  [/^Cenit Connector Language Server$/, 'what the log calls it'],
  [/^Contact$/, 'an example of what is typed in'],
  [/^<(?:!DOCTYPE html|script type=)/, 'the frame of a page'],
  [/^:is\(/, 'a selector'],
  [/^(?:Enter|Escape|Tab|Arrow(?:Up|Down))$/, 'a key, as the page hears of it'],
  [/^(?:File|Entry|No)[A-Z][A-Za-z]+$|^Unavailable$/, 'a code of the editor'],
];

test('every text of the host and of the page is there in Spanish, with the same placeholders', () => {
  const missing: string[] = [];
  for (const source of sources)
    for (const { file, line, text } of textsIn(source)) {
      const spanish = bundle[text];
      if (spanish === undefined) missing.push(`${file}:${line}: ${text}`);
      else assert.deepEqual(placeholders(spanish), placeholders(text), text);
    }
  assert.deepEqual(missing, []);
});

test('the texts of the manifest have no placeholders, the same links and the same code in Spanish', () => {
  const english = manifestTexts('en');
  const kept = (text: string): unknown => [text.match(/`[^`]*`|\]\([^)]*\)|…$|\n/g), placeholders(text)];
  for (const [key, text] of Object.entries(manifestTexts('es'))) assert.deepEqual(kept(text), kept(english[key] ?? ''), key);
});

test('a text of the manifest is another one in Spanish, and ends as it does', () => {
  const english = manifestTexts('en');
  const end = (text: string): string => /[.:?…]*$/.exec(text)?.[0] ?? '';
  for (const [key, spanish] of Object.entries(manifestTexts('es'))) {
    const text = english[key] ?? '';
    assert.equal(spanish === text, SAME.has(key), key);
    assert.equal(end(spanish), end(text), key);
    assert.equal(spanish, spanish.trim(), key);
  }
});

test('what people read in the window is asked for in its language', () => {
  const found: string[] = [];
  for (const file of sources) {
    const source = sourceOf(file);
    const look = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node)) return;
      if (isTranslation(node)) return node.arguments.slice(1).forEach(look);
      const text = textOf(node);
      if (text !== undefined && looksRead(text) && !isForMachine(node) && !NOT_READ.some(([pattern]) => pattern.test(text)))
        found.push(`${file}:${lineOf(source, node)}: ${text}`);
      ts.forEachChild(node, look);
    };
    look(source);
  }
  assert.deepEqual(found, []);
});

const looksRead = (text: string): boolean => /[a-z]{2,}[.:,;]? [a-z(]/i.test(text) || /^[A-Z][a-z]+/.test(text);

/** A text, also one with values in it. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node)
    ? [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('{}')
    : undefined;
}

/** Names that people do not read, such as classes; and the log, which is English for everybody, so that who helps can read it. */
function isForMachine(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) && parent.name.getText() === 'class') return true;
  // What the log calls a piece of work is the first argument; what is told of it is not.
  if (ts.isCallExpression(parent) && parent.arguments[0] === node && /^(?:inBackground|showError)$/.test(parent.expression.getText()))
    return true;
  for (let one = parent; !ts.isSourceFile(one) && !ts.isBlock(one); one = one.parent)
    if (ts.isCallExpression(one) && /^log\(\)\.\w+$/.test(one.expression.getText())) return true;
  return false;
}

/** Calls of the editor that show people a text, by the position of that text. */
const SHOWS = /\.(?:show(?:Information|Warning|Error)Message|appendText|tell|note)$/;

test('no call that shows a text gets one that is written out', () => {
  const found: string[] = [];
  for (const file of sources) {
    const source = sourceOf(file);
    const look = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && SHOWS.test(node.expression.getText()))
        for (const given of node.arguments)
          if (/[a-z]{2}/i.test(textOf(given) ?? '')) found.push(`${file}:${lineOf(source, given)}: ${given.getText()}`);
      if (ts.isPropertyAssignment(node) && SHOWN.test(node.name.getText()) && /[a-z]{2}/i.test(textOf(node.initializer) ?? ''))
        found.push(`${file}:${lineOf(source, node)}: ${node.getText()}`);
      ts.forEachChild(node, look);
    };
    look(source);
  }
  assert.deepEqual(found, []);
});

/** What of an item, a question or a control people read. */
const SHOWN = /^(?:title|label|detail|tooltip|prompt|placeholder|placeHolder|message|'aria-label'|'aria-description')$/;
