import { later, t } from '../l10n.js';
import { resourceNames } from '../naming.js';
import { specMessageOf } from '../problems/spec.js';
import { readConnector, type ConnectorReader } from '../readConnector.js';
import type { SpecProblem, Range } from '../result.js';
import type { Connector } from '../spec/model.js';
import { applyEdits, type TextEdit } from '../spec/edit.js';
import { VARIABLE_NAME } from '../spec/read/connector.js';
import { scalarText as written } from '../spec/edit/scalarText.js';
import { mentionAt, mentionsIn, type Mention } from './mentions.js';
import type { PartedText } from './partedText.js';
import { mentionsOf, variableNamed, variablesIn } from './references.js';

/** The name at an offset that can be changed: of a variable or a resource. */
export interface RenameTarget {
  readonly name: string;
  readonly range: Range;
}

export type Renaming = { readonly edits: readonly TextEdit[] } | { readonly refused: string };

const NO_NAME = later('Only variables and resources can be renamed. Put the cursor into the name of one.');

/** What can be renamed at an offset, or why nothing can. */
export function renameTarget(text: PartedText, offset: number): RenameTarget | { readonly refused: string } {
  const mention = targetAt(text, offset);
  return mention ? { name: mention.word, range: { start: mention.start, end: mention.end } } : { refused: t(NO_NAME) };
}

/**
 * Changes a name everywhere. A new name that makes a mistake is refused: what the rules of the language say of the text as it
 * would be.
 * @param reader that of the document, so that only what the new name touches is read
 */
export function rename(text: PartedText, offset: number, name: string, reader: ConnectorReader): Renaming {
  const mention = targetAt(text, offset);
  if (!mention) return { refused: t(NO_NAME) };
  if (name === mention.word) return { edits: [] };
  if (name.trim() === '')
    return { refused: mention.role === 'resource' ? t('A resource needs a name. Type one.') : t('A variable needs a name. Type one.') };
  const edits = editsOf(text, mention, name);
  const reading = reader.read(text.text);
  if (!reading.tree) return { refused: t('connector.yaml cannot be read. Mend the mistake in its YAML first, then rename.') };
  const refused =
    mention.role === 'resource'
      ? (takenName(text, name) ?? newMistake(reading.problems, () => reader.read(applyEdits(text.text, edits)).problems))
      : (noWord(name) ?? takenWord(text, name) ?? keyOfResource(reading.connector, name) ?? mistakeAround(text, edits));
  return refused === undefined ? { edits } : { refused };
}

/** The first error that was not there before. */
function newMistake(before: readonly SpecProblem[], after: () => readonly SpecProblem[]): string | undefined {
  const known = new Set(before.map(textOf));
  const made = after().find((problem) => problem.severity === 'error' && !known.has(textOf(problem)));
  return made && specMessageOf(made);
}

const textOf = (problem: SpecProblem): string => `${problem.code} ${specMessageOf(problem)}`;

/** A variable stands in many resources, and all of them would be read again: the rules of its name are found in what is around them. */
function mistakeAround(text: PartedText, edits: readonly TextEdit[]): string | undefined {
  const index = text.tops.findIndex(({ key }) => key === 'resources');
  const start = text.tops[index]?.part.start ?? text.text.length;
  const end = text.tops[index + 1]?.part.start ?? text.text.length;
  const gone = { start, end: index < 0 ? start : end, text: '' };
  const before = edits.filter((edit) => edit.end <= gone.start);
  const behind = edits.filter((edit) => edit.start >= gone.end);
  const around = readConnector(applyEdits(text.text, [gone])).problems;
  return newMistake(around, () => readConnector(applyEdits(text.text, [...before, gone, ...behind])).problems);
}

function keyOfResource(connector: Connector | undefined, name: string): string | undefined {
  const resource = connector?.resources.find(({ rn, rns }) => resourceNames(rn, rns, 'singular').keyWord === name);
  return resource && specMessageOf({ code: 'variable-is-key', args: { name, resource: resource.name } });
}

/** A placeholder is renamed by the variable that it means. */
function targetAt(text: PartedText, offset: number): Mention | undefined {
  const mention = mentionAt(text, offset);
  if (!mention || mention.word === '') return undefined;
  return mention.role === 'resource' || mention.role === 'variable' || variableNamed(text, mention) ? mention : undefined;
}

function takenName(text: PartedText, name: string): string | undefined {
  const isTaken = mentionsIn(text).some(({ role, word }) => role === 'resource' && word === name);
  return isTaken ? t('There is a resource "{name}" already. Choose another name.', { name }) : undefined;
}

/** What would be read as something else than a key. */
const noWord = (name: string): string | undefined =>
  VARIABLE_NAME.test(name) ? undefined : specMessageOf({ code: 'variable-name', args: { name } });

/** Words in braces that are text so far would become uses of the variable. */
function takenWord(text: PartedText, name: string): string | undefined {
  if (variablesIn(text).has(name)) return t('There is a variable "{name}" already. Choose another name.', { name });
  const stands = mentionsIn(text).some(({ role, word }) => role === 'placeholder' && word === name);
  return stands
    ? t('{placeholder} stands in the file already, and would mean the variable then. Choose another name.', { placeholder: `{${name}}` })
    : undefined;
}

function editsOf(text: PartedText, mention: Mention, name: string): readonly TextEdit[] {
  if (mention.role !== 'resource') return mentionsOf(text, mention.word).map(({ start, end }) => ({ start, end, text: name }));
  const { start, end } = mention.outer;
  const quote = text.text.charAt(start);
  const prefer = quote === '"' ? 'double' : quote === "'" ? 'single' : 'plain';
  return [{ start, end, text: written(name, { prefer, quote: 'double', flow: true }) }];
}
