import { toLiquid } from '../render/liquid.js';
import { ProblemList } from '../result.js';
import type { AuthorizationSpec, Pair } from '../spec/model.js';
import { isMisspelt } from '../spec/misspelt.js';
import { ReadContext } from '../spec/read/context.js';
import { readPairs, readTemplate } from '../spec/read/values.js';
import { parseTemplate, wordsOf, type Template } from '../spec/template.js';
import { child, isNull, keyRange, textOf, type ScalarNode } from '../spec/tree.js';
import type { AuthContext, AuthPlan, JsonPair } from './kind.js';

// Header values: tab apart, no control characters.
const CONTROL = /[\0-\x08\n-\x1f\x7f]/;
export const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** A connection to which an authorization adds nothing. */
export const PLAIN_CONNECTION: AuthPlan['connection'] = { handler: undefined, headers: [], parameters: [], templateParameters: [] };

/** What the readers of values need, from what a kind of authorization is given. */
export function readContext(context: AuthContext, problems: ProblemList): ReadContext {
  return new ReadContext(context.text, problems, new Set(context.variables.map(({ name }) => name)));
}

/** The scalar at a key; undefined where the key is left out or null. */
export function scalarAt(spec: AuthorizationSpec, key: string): ScalarNode | undefined {
  const node = child(spec.node, key);
  return node?.kind === 'scalar' && node.value !== null ? node : undefined;
}

/** The text at a key, cut at the variables and the words given; undefined where the key is left out or null. */
export function templateAt(
  spec: AuthorizationSpec,
  key: string,
  context: AuthContext,
  ownWords: readonly string[] = [],
): Template | undefined {
  const text = textOf(scalarAt(spec, key));
  return text === undefined ? undefined : parseTemplate(text, knownWords(context, ownWords));
}

/** The header or parameter rows at a key; without a list of problems, those of the check are not told again. */
export function pairsAt(spec: AuthorizationSpec, key: string, context: AuthContext, problems = new ProblemList()): readonly Pair[] {
  return readPairs(readContext(context, problems), child(spec.node, key), 'parameter', knownWords(context));
}

export function knownWords(context: AuthContext, ownWords: readonly string[] = []): (word: string) => boolean {
  return (word) => ownWords.includes(word) || context.variables.some(({ name }) => name === word);
}

/** The variables that stand in some templates, in the order of the file. */
export function variablesIn(context: AuthContext, templates: readonly (Template | undefined)[]): readonly string[] {
  const words = new Set(templates.flatMap((template) => wordsOf(template ?? [])));
  return context.variables.map(({ name }) => name).filter((name) => words.has(name));
}

/** Template parameters of some variables: the default, or blank until somebody fills it in. */
export function variablePairs(context: Pick<AuthContext, 'variables'>, names: readonly string[]): readonly JsonPair[] {
  return context.variables
    .filter(({ name }) => names.includes(name))
    .map(({ name, title, default: value }) => ({ key: name, value, ...(title === undefined ? {} : { description: title }) }));
}

/** A key or token behind its prefix: one blank between them, none where the prefix is empty or ends in `=`. */
export function behindPrefix(prefix: Template, word: string): string {
  const text = toLiquid(prefix).trim();
  return `${text}${text === '' || text.endsWith('=') ? '' : ' '}{{${word}}}`;
}

/** A text that ends up in a header: no control characters; words that are no variables stay text, with a hint. */
export function checkHeaderText(spec: AuthorizationSpec, key: string, context: AuthContext, problems: ProblemList): void {
  const node = scalarAt(spec, key);
  if (!node) return;
  readTemplate(readContext(context, problems), node, knownWords(context));
  if (CONTROL.test(node.source)) problems.error('auth-control', node.range, { key });
}

/** The name of a header at a key (RFC 9110, token). */
export function checkHeaderName(node: ScalarNode | undefined, problems: ProblemList): void {
  if (node && !HEADER_NAME.test(node.source)) problems.error('auth-header-name', node.range, { header: node.source });
}

/** An error at the authorization's type where a key it needs is missing; one that is misspelt or of a wrong shape is told as that. */
export function checkPresent(spec: AuthorizationSpec, key: string, fields: object, problems: ProblemList): void {
  const node = child(spec.node, key);
  if ((!node || isNull(node)) && !isMisspelt(spec.node, key, fields))
    problems.missing('auth-key-missing', keyRange(spec.node, 'type'), { key, type: spec.type }, ['authorization'], key);
}
