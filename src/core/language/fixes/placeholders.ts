import { t } from '../../l10n.js';
import { authKindOf } from '../../auth/index.js';
import { LIQUID_LITERALS } from '../../render/liquid.js';
import { singularOf, wordsOfName } from '../../naming.js';
import type { SpecProblem } from '../../result.js';
import type { SpecValue } from '../../spec/edit.js';
import { keepAliases } from '../../spec/edit/aliases.js';
import { Plan } from '../../spec/edit/plan.js';
import { setBelow } from '../../spec/edit/set.js';
import { rootSlot } from '../../spec/edit/source.js';
import { inOrder, type TextEdit } from '../../spec/edit/textEdit.js';
import { nearestWord } from '../../spec/nearMiss.js';
import { BUILT_IN_WORDS, hasMeaningElsewhere } from '../../spec/template.js';
import { child, textAt, type TreePath } from '../../spec/tree.js';
import { fix, put, type Fix, type FixContext, type Fixer } from './fix.js';

/** A word in braces that nothing stands for: the known one that it is nearest to, or a new variable. */
export const unknownPlaceholder: Fixer = (context, problem) => {
  const { range, severity } = problem;
  const word = String(problem.args.word);
  const written = context.slice(range);
  const near = nearestWord(word, knownWords(context, problem));
  const isPlain = /^\{\{?\s*[\w-]+\s*\}?\}$/.test(written);
  // A hint is told at what may well be meant as it stands.
  const rename =
    near !== undefined && isPlain ? fix(t('Change to {text}', { text: `{${near}}` }), put(range, `{${near}}`), severity === 'error') : [];
  return [...rename, ...addVariable(context, word, rename.length === 0 && severity === 'error')];
};

/** A request also knows words that the pages of a list give. */
function knownWords(context: FixContext, { range }: SpecProblem): readonly string[] {
  const ofRequests = context.resourceAt(range) !== undefined || context.pathAt(range)[0] === 'defaults';
  const key = context.pathAt(range).some((step) => step === 'one' || step === 'update');
  return [...context.variables, ...(ofRequests ? BUILT_IN_WORDS : []), ...(key ? ['id'] : [])];
}

function addVariable(context: FixContext, word: string, isPreferred: boolean): readonly Fix[] {
  if (!isFreeWord(context, word)) return [];
  const edits = context.set(['variables', word], newVariable(word));
  return fix(t('Add the variable "{word}"', { word }), edits, isPreferred).map((one) => ({ ...one, variable: word }));
}

/** The edits that add several variables. */
export function addVariables({ root, source }: FixContext, words: readonly string[]): readonly TextEdit[] {
  if (!source) return [];
  const plan = new Plan(source);
  const set = (path: TreePath, value: SpecValue): void => setBelow(plan, rootSlot(source), path, 0, value);
  const node = child(root, 'variables');
  if (node?.kind === 'map' && node.entries.size > 0) for (const word of words) set(['variables', word], newVariable(word));
  else set(['variables'], Object.fromEntries(words.map((word) => [word, newVariable(word)])));
  plan.changed.clear();
  keepAliases(plan);
  return inOrder(source.text, plan.edits);
}

const newVariable = (word: string): SpecValue => ({ title: titleOfWord(word) });

/** Whether a new variable can be called so: the word is no variable yet, and means nothing else in the file. */
export function isFreeWord({ root, variables }: FixContext, word: string): boolean {
  // Without a tree nobody knows what the file has already.
  if (!root || hasMeaningElsewhere(word) || LIQUID_LITERALS.has(word) || word === 'next_path' || variables.includes(word)) return false;
  const node = child(root, 'authorization');
  const kind = authKindOf(textAt(node, 'type') ?? '');
  if (node?.kind === 'map' && kind?.takenWords({ type: kind.type, node }).includes(word)) return false;
  const list = child(root, 'resources');
  if (list?.kind !== 'list' || !word.endsWith('_id')) return true;
  return !list.items.some((item) => `${singularOf(wordsOfName(textAt(item, 'name') ?? '') ?? [])}_id` === word);
}

const titleOfWord = (word: string): string => {
  const words = word.replace(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A word of requests where it means nothing: in a path its part goes. */
export const placeholderNotHere: Fixer = (context, { range, args: { word } }) => {
  if (!/^\{\{?\s*[\w-]+\s*\}?\}$/.test(context.slice(range)) || !context.resourceAt(range)) return [];
  const before = context.text[range.start - 1];
  const behind = context.text[range.end] ?? '';
  if (before !== '/' || /[\w.{-]/.test(behind)) return [];
  return fix(t('Remove {part} from the path', { part: `/{${word}}` }), put({ start: range.start - 1, end: range.end }, ''));
};

/** A brace without its other half, or two with what is no name. */
export const loneBrace: Fixer = (context, { range }) => {
  const { text } = context;
  const brace = text[range.start];
  const [whole, before, name = ''] = /^([^{])\{\s*([^{}\n]*?)\s*\}/.exec(text.slice(range.start - 1)) ?? [];
  if (whole !== undefined) {
    const own = { start: range.start, end: range.start - 1 + whole.length };
    if (name === '') return fix(t('Remove the braces'), put({ ...own, start: own.start - Number(before === '/') }, ''));
    return /[^\w-]/.test(name) ? [] : fix(t('Change to {text}', { text: `{${name}}` }), put(own, `{${name}}`), true);
  }
  const word = brace === '{' ? /^[A-Za-z_][\w-]*/.exec(text.slice(range.end, range.end + 100))?.[0] : undefined;
  const line = text.slice(Math.max(0, range.start - 100), range.start);
  if (word !== undefined && text[range.start - 1] !== '{' && text[range.end + word.length] !== '}') {
    const end = range.end + word.length;
    return fix(t('Close the placeholder {placeholder}', { placeholder: `{${word}}` }), put({ start: end, end }, '}'), true);
  }
  const open = brace === '}' ? /\/([A-Za-z_][\w-]*)$/.exec(line)?.[1] : undefined;
  if (open !== undefined) {
    const start = range.start - open.length;
    return fix(t('Open the placeholder {placeholder}', { placeholder: `{${open}}` }), put({ start, end: start }, '{'), true);
  }
  // The slash before it would end the path.
  const start = range.start - Number(/[^\s"']\/$/.test(line) && !/[\w{]/.test(text[range.end] ?? ''));
  return /[{}]/.test(brace ?? '') ? fix(t('Remove the brace'), put({ start, end: range.start + 1 }, ''), true) : [];
};
