import { later, t } from '../../l10n.js';
import type { SpecProblem } from '../../result.js';
import type { SpecChange } from '../../spec/edit.js';
import { nearestWord } from '../../spec/nearMiss.js';
import { VERBS } from '../../spec/read/request.js';
import { smellsOfSecret } from '../../spec/read/secrets.js';
import { child, textAt, type TreePath } from '../../spec/tree.js';
import { fix, ofResource, put, type FixContext, type Fixer } from './fix.js';
import { requestSkeleton, verbOf } from './skeleton.js';
import { changeText, changeTo } from './changeText.js';

/** The key of the request that holds a range: `all`, `one` …, and its path. */
function requestAt(context: FixContext, { range }: SpecProblem): { readonly key: string; readonly path: TreePath } {
  const found = context.pathAt(range);
  const path = found.at(-1) === 'request' ? found.slice(0, -1) : found;
  return { key: String(path.at(-1)), path };
}

/** A verb in small letters, misspelled or left out. */
export const requestVerb: Fixer = (context, problem) => {
  const { key } = requestAt(context, problem);
  return changeText(context, problem.range, changeTo, (text) => withVerb(text, key), true);
};

function withVerb(text: string, key: string): string {
  const [, first = '', rest = ''] = /^\s*(\S+)([\s\S]*?)\s*$/.exec(text) ?? [];
  const verb = first.toUpperCase().replace(/[:,]$/, '');
  const known: readonly string[] = VERBS;
  if (known.includes(verb)) return `${verb}${rest}`;
  if (rest.trim() === '') return `${verbOf(key)} ${text.trim()}`;
  const near = nearestWord(verb, known);
  // A word before the path that means to be a verb, such as FETCH: with it the path would have a blank.
  const isVerb = /^[A-Z]+[:,]?$/.test(first) || (/^[a-z]+[:,]?$/i.test(first) && !/\s/.test(rest.trim()));
  return near !== undefined || isVerb ? `${near ?? verbOf(key)}${rest}` : `${verbOf(key)} ${text.trim()}`;
}

export const requestPath = ofResource((context, problem, resource) => {
  const { key } = requestAt(context, problem);
  const path = requestSkeleton(resource.node, key).replace(/^\S+ /, '');
  return changeText(context, problem.range, changeTo, (text) => `${text.trim()} ${path}`);
});

/** What a path is without what must not be in it; only the part of the text that changes is written. */
const changePath =
  (title: string, change: (path: string, context: FixContext) => string, isPreferred = true): Fixer =>
  (context, { range, args }) => {
    const written = context.slice(range);
    if (written !== args.path) return [];
    const path = change(written, context);
    return path === written || path === '' ? [] : fix(t(title), put(range, path), isPreferred);
  };

export const trimSlashes = changePath(later('Remove the slashes at the ends'), (path) => path.replace(/^\/+|\/+$/g, ''));

/** What a URL means by them: a dot stays where it is, two go a part back (RFC 3986, 5.2.4). */
export const withoutDots = changePath(
  later('Remove the dots'),
  (path) => {
    const parts: string[] = [];
    for (const part of path.split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '.') parts.push(part);
    }
    return parts.join('/');
  },
  false,
);

/** Of a whole URL the part behind the connection's; where it is another API's, that behind its host. */
export const withoutHost: Fixer = (context, problem) => {
  const base = (textAt(child(context.root, 'connection'), 'url') ?? '').replace(/\/+$/, '');
  const written = context.slice(problem.range);
  const isOurs = base !== '' && written.startsWith(`${base}/`);
  const title = isOurs ? later('Remove the URL of the connection') : later('Remove scheme and host');
  const cut = (path: string): string => (isOurs ? path.slice(base.length) : path.replace(/^https?:\/\/[^/]*/i, '')).replace(/^\/+/, '');
  return changePath(title, cut, isOurs)(context, problem);
};

export const singleSlash: Fixer = (context, { range }) => {
  const run = /^\/{2,}/.exec(context.text.slice(range.start))?.[0];
  return run ? fix(t('Write one slash'), put({ start: range.start, end: range.start + run.length }, '/'), true) : [];
};

export const encodeBlank: Fixer = (context, { range }) => {
  const sign = context.slice(range);
  if (/\{\s*[\w-]*$/.test(context.text.slice(0, range.start).slice(-100))) return [];
  return sign.length === 1 && /\s/.test(sign) ? fix(t('Percent-encode it'), put(range, encodeURIComponent(sign)), true) : [];
};

/** What stands behind `?` becomes parameters, as far as none of them is there; a fragment goes. */
export const queryToParameters: Fixer = (context, problem) => {
  const { path } = requestAt(context, problem);
  const node = context.scalarAt(problem.range);
  if (!node) return [];
  const [request = '', query] = node.source.replace(/#.*$/s, '').split(/\?(.*)/s);
  const isMap = context.node(path)?.kind === 'map';
  const rows = rowsOf(query ?? '');
  if (!rows || rows.some(([key]) => context.has([...path, 'parameters', key]))) return [];
  const own: SpecChange = { op: 'set', path: isMap ? [...path, 'request'] : path, value: request.trimEnd() };
  const added = rows.map(([key, value]): SpecChange => ({ op: 'set', path: [...path, 'parameters', key], value }));
  return fix(rows.length > 0 ? t('Move the query to "parameters"') : t('Remove the fragment'), context.edits(own, ...added), true);
};

/** Undefined where it is no plain list of names and values, or a name speaks of a secret. */
export function rowsOf(query: string): readonly (readonly [string, string])[] | undefined {
  const rows = query.split('&').flatMap((pair): (readonly [string, string])[] => {
    const [key = '', value = ''] = pair.split(/=(.*)/s);
    return key === '' || value === '' ? [] : [[decoded(key), decoded(value)]];
  });
  const isPlain = new Set(rows.map(([key]) => key)).size === rows.length && !rows.some(([key]) => smellsOfSecret(key));
  return isPlain ? rows : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
