import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { authKinds } from '../../src/core/auth/index.js';
import { choiceWords } from '../../src/core/form/controls.js';
import { sentenceTables } from '../../src/core/problemText.js';
import { REASONS } from '../../src/core/problems/yamlReasons.js';
import { REFUSED_DECLARATIONS } from '../../src/core/ruby/sandboxRules.js';
import { connectorSchema } from '../../src/core/schema.js';
import { SECRET_SHAPES } from '../../src/core/secretShapes.js';
import { TYPE_NAMES } from '../../src/core/spec/shapeWords.js';
import type { FieldSchema, SchemaPart } from '../../src/core/vocabulary/field.js';
import { otherWords } from '../../src/core/vocabulary/otherWords.js';
import { places } from '../../src/core/vocabulary/places.js';
import { kindTitle } from '../../src/core/vocabulary/titles.js';

/** A text of a source file, and where it stands. */
export interface Found {
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

/** Source files of a folder that somebody wrote. */
export function sourcesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.gen.ts'))
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .sort();
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}

/** The texts that a value may be: of a condition both. */
function textsOf(node: ts.Node | undefined): readonly string[] {
  if (!node) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  return [];
}

/** `t`, `later`, `l10n.t`: what takes a text for people. */
function isLocalizing(node: ts.Node, names: RegExp): node is ts.CallExpression {
  return ts.isCallExpression(node) && names.test(node.expression.getText());
}

/** The texts that the sources of a folder hand to what translates them. */
export function askedFor(folder: string, names: RegExp): readonly Found[] {
  return sourcesOf(folder).flatMap((file) => {
    const source = parsed(file);
    const found: Found[] = [];
    const visit = (node: ts.Node): void => {
      if (isLocalizing(node, names)) for (const text of textsOf(node.arguments[0])) found.push({ text, file, line: lineOf(source, node) });
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

const lineOf = (source: ts.SourceFile, node: ts.Node): number => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;

/** Texts as they look to the reader of a source: the words between the values of a template are kept. */
export function literalsOf(file: string, isSkipped: (node: ts.Node) => boolean): readonly Found[] {
  const source = parsed(file);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node) || isSkipped(node)) return;
    const text = ts.isStringLiteralLike(node) ? node.text : ts.isTemplateExpression(node) ? wordsOf(node) : undefined;
    if (text !== undefined) found.push({ text, file, line: lineOf(source, node) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const wordsOf = ({ head, templateSpans }: ts.TemplateExpression): string =>
  head.text + templateSpans.map(({ literal }) => `{}${literal.text}`).join('');

type Node = Readonly<Record<string, unknown>>;
const isMap = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Titles, descriptions and snippets of the schema, which are those of the vocabulary and of the kinds of authorization. */
function schemaTexts(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(schemaTexts);
  if (!isMap(schema)) return [];
  return Object.entries(schema).flatMap(([key, value]): readonly string[] => {
    if ((key === 'title' || key === 'description') && typeof value === 'string') return [value];
    if (key === 'enumDescriptions') return value as readonly string[];
    if (key === 'defaultSnippets')
      return (value as readonly Node[]).flatMap(({ label, description }) => [String(label), String(description)]);
    if (key === 'properties' || key === 'definitions') return Object.values(value as Node).flatMap(schemaTexts);
    return ['items', 'additionalProperties', 'anyOf', 'oneOf'].includes(key) ? schemaTexts(value) : [];
  });
}

/** Labels of the form, and the values of what is chosen there. */
function formTexts(part: SchemaPart): readonly string[] {
  const { label, editor, properties = {}, items, enum: values = [] } = part;
  const choices = label !== undefined && editor === undefined ? values.map((value) => choiceWords(String(value))) : [];
  return [
    ...(label === undefined ? [] : [label]),
    ...choices,
    ...Object.values(properties).flatMap(formTexts),
    ...(items ? formTexts(items) : []),
  ];
}

const fieldsOf = (fields: Readonly<Record<string, FieldSchema>>): readonly string[] => Object.values(fields).flatMap(formTexts);

/** The texts of tables, which are translated where they are shown. */
export function tableTexts(): readonly string[] {
  const sentences = Object.values(sentenceTables).flatMap((table) => Object.values(table).filter((said) => typeof said === 'string'));
  const titles = authKinds.map(({ type }) => kindTitle(type));
  return [
    ...sentences,
    ...schemaTexts(connectorSchema()).filter((text) => !titles.includes(text)),
    ...Object.values(places).flatMap(({ fields }) => fieldsOf(fields)),
    ...authKinds.flatMap(({ label, description, fields }) => [label, description, ...fieldsOf(fields)]),
    ...Object.values(otherWords),
    ...Object.values(TYPE_NAMES),
    ...[...REASONS, ...SECRET_SHAPES, ...REFUSED_DECLARATIONS].map(([, text]) => text),
  ].filter((text) => /[a-z]{2}/i.test(text.replace(/"[^"]*"/g, '')));
}
