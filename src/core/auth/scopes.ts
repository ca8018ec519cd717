import type { AuthorizationSpec } from '../spec/model.js';
import { parseTemplate, type Template } from '../spec/template.js';
import type { ProblemList } from '../result.js';
import { readTemplate } from '../spec/read/values.js';
import { child, type ScalarNode } from '../spec/tree.js';
import { listOf } from '../spec/read/context.js';
import type { AuthContext } from './kind.js';
import { knownWords, readContext } from './values.js';

// Blanks inside `{{ word }}` part nothing.
const SCOPE = /(?:\{\{\s*[A-Za-z_][\w-]*\s*\}\}|[^\s,])+/g;

interface Scope {
  readonly text: string;
  readonly node: ScalarNode;
  readonly start: number;
}

/** The scopes of a list or a text, parted at commas and blanks, each once (a name is unique per provider, setup/oauth2_scope.rb). */
export function scopesOf(spec: AuthorizationSpec, context: AuthContext): readonly Template[] {
  const names = new Set(written(spec).map(({ text }) => text));
  return [...names].map((text) => parseTemplate(text, knownWords(context)));
}

/** A hint for each scope that stands there again, and for placeholders that are no variables. */
export function checkScopes(spec: AuthorizationSpec, context: AuthContext, problems: ProblemList): void {
  const seen = new Set<string>();
  const reader = readContext(context, problems);
  for (const { text, node, start } of written(spec)) {
    if (seen.has(text)) problems.add('hint', 'auth-scope-twice', reader.within(node, start, start + text.length), { scope: text });
    seen.add(text);
  }
  for (const node of nodesOf(spec)) readTemplate(reader, node, knownWords(context));
}

function nodesOf(spec: AuthorizationSpec): readonly ScalarNode[] {
  return listOf(child(spec.node, 'scopes')).flatMap((item) => (item.kind === 'scalar' && item.value !== null ? [item] : []));
}

function written(spec: AuthorizationSpec): readonly Scope[] {
  return nodesOf(spec).flatMap((node) => [...node.source.matchAll(SCOPE)].map((found) => ({ text: found[0], node, start: found.index })));
}
