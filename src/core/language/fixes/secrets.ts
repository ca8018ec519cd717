import { t } from '../../l10n.js';
import { authKindOf } from '../../auth/index.js';
import type { SpecProblem, Range } from '../../result.js';
import type { TextEdit } from '../../spec/edit.js';
import { foldWord } from '../../spec/nearMiss.js';
import { child, textAt, type TreePath } from '../../spec/tree.js';
import { isFreeWord } from './placeholders.js';
import { fix, shown, type Fix, type FixContext, type Fixer } from './fix.js';
import { urlUser } from './urls.js';

/** A secret in the text: it is kept by the editor instead, and where it stood goes or becomes a placeholder. */
export const secretInText: Fixer = (context, problem) => {
  const path = context.pathAt(problem.range);
  const node = context.node(path);
  const key = path.at(-1);
  if (node?.kind !== 'scalar' || typeof key !== 'string' || node.value === null) return [];
  const remove = context.without(path);
  // The key itself is the secret: nothing can be made of it.
  if (problem.code === 'secret-shape' && problem.range.start !== node.range.start) return fix(t('Remove the key'), remove);
  // Of a URL only the user is secret: it would be of no use in the store as a whole.
  if (/url$/.test(key) && /^[a-z][a-z\d+.-]*:\/\/[^/?#\s]*@/i.test(node.source)) {
    const isTold = context.problems.some(({ code, range }) => code.endsWith('url-user') && range.start === node.range.start);
    return isTold ? [] : urlUser(context, problem);
  }
  const id = secretIdOf(context, path);
  if (id !== undefined) return [...keep(node.range, `secret/${id}`, remove), ...fix(t('Remove "{name}"', { name: key }), remove)];
  // A part of a longer text, such as a URL, is nothing that a placeholder could stand for.
  if (/\s|:\/\//.test(node.source.trim()) && problem.code === 'secret-shape') return [];
  return [...asVariable(context, path, node.range), ...fix(t('Remove "{name}"', { name: key }), remove)];
};

/** Which secret of the form a key of the authorization, or a header or parameter that it sends, holds. */
function secretIdOf(context: FixContext, path: TreePath): string | undefined {
  const node = child(context.root, 'authorization');
  const kind = authKindOf(textAt(node, 'type') ?? '');
  if (node?.kind !== 'map' || !kind) return undefined;
  const spec = { type: kind.type, node };
  const ids = kind.secrets(spec).map(({ id }) => id);
  const key = String(path.at(-1));
  const folded = foldWord(key);
  if (path[0] === 'authorization' && path.length === 2) return ids.find((id) => id === folded) ?? alone(ids);
  const list = path[0] === 'connection' ? path[1] : undefined;
  if (list !== 'headers' && list !== 'parameters') return undefined;
  const { connection } = kind.plan(spec, { text: context.text, namespace: '', title: '', variables: [] });
  const sent = connection[list].find((pair) => pair.key.toLowerCase() === key.toLowerCase());
  return alone(ids.filter((id) => sent?.value.includes(`{{${id}}}`)));
}

const alone = ([only, ...more]: readonly string[]): string | undefined => (more.length === 0 ? only : undefined);

const keep = (range: Range, id: string, edits: readonly TextEdit[] | undefined): readonly Fix[] =>
  edits
    ? [{ title: shown(t('Move the value to the secret store of the editor')), edits, isPreferred: true, secret: secretAt(range, id) }]
    : [];

/** A variable that is asked at the installation, and its placeholder where the secret was. */
function asVariable(context: FixContext, path: TreePath, range: Range): readonly Fix[] {
  const word = foldWord(String(path.at(-1)))
    .replace(/\W+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (!/^[a-z]\w*$/.test(word) || !takesPlaceholders(path) || !isFreeWord(context, word)) return [];
  const edits = context.edits({ op: 'set', path, value: `{${word}}` }, { op: 'set', path: ['variables', word], value: { secret: true } });
  const title = shown(t('Replace it by {placeholder}, and keep the value in the secret store', { placeholder: `{${word}}` }));
  return edits ? [{ title, edits, isPreferred: true, secret: secretAt(range, `variables/${word}`) }] : [];
}

const secretAt = ({ start, end }: Range, id: string): NonNullable<Fix['secret']> => ({ id, range: { start, end } });

const OPEN_MAPS: ReadonlySet<unknown> = new Set(['headers', 'parameters', 'authorize_parameters', 'token_parameters']);

const takesPlaceholders = (path: TreePath): boolean => OPEN_MAPS.has(path.at(-2));

/** The default of a secret variable, or of one whose name speaks of a secret. */
export const secretDefault: Fixer = (context, { range }: SpecProblem) => {
  const path = context.pathAt(range);
  const name = path[0] === 'variables' ? path[1] : undefined;
  const node = name === undefined ? undefined : context.node([...path.slice(0, 2), 'default']);
  if (name === undefined || node?.kind !== 'scalar') return [];
  const own: TreePath = ['variables', name];
  const isMarked = textAt(context.node(own), 'secret') === 'true';
  const edits = context.edits(...(isMarked ? [] : [{ op: 'set', path: [...own, 'secret'], value: true } as const]), {
    op: 'remove',
    path: [...own, 'default'],
  });
  if (!edits) return [];
  const title = shown(t('Move the default to the secret store of the editor'));
  return [{ title, edits, isPreferred: true, secret: secretAt(node.range, `variables/${name}`) }, ...fix(t('Remove the default'), edits)];
};

/** A literal that looks like a secret: of a variable, or anywhere else. */
export const secretLiteral: Fixer = (context, problem) =>
  context.pathAt(problem.range)[0] === 'variables' ? secretDefault(context, problem) : secretInText(context, problem);
