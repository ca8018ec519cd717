import { t } from '../l10n.js';
import { child, isNull, textOf, type SpecNode } from '../spec/tree.js';
import type { FieldSchema, Fields } from '../vocabulary/field.js';
import { below, idOf, jsonOf, placeOf, textOfValue, type At } from './at.js';
import { openRows, rowsOf } from './rows.js';
import type { ChoiceControl, Control, TextControl } from './view.js';

/** The controls of all labelled fields at a place, those of the maps inside it among them, in the order of the tables. */
export function fieldControls(fields: Fields, at: At, skipped: readonly string[] = []): readonly Control[] {
  return Object.entries(fields).flatMap(([key, field]) => (skipped.includes(key) ? [] : controlsOf(field, below(at, key))));
}

/** The control of a field, or those of the map that it holds. */
export function controlsOf(field: FieldSchema, at: At): readonly Control[] {
  if (field.editor === 'request') return requestControls(field, at);
  const place = placeOf(field);
  if (place && field.editor === undefined) return fieldControls(place.fields, at);
  return field.label === undefined ? [] : [controlOf(field, t(field.label), at)];
}

/** The help of a field in the form is the first sentence of what the tables say; the rest is read where the text is edited. */
export function helpOf({ description }: FieldSchema): { readonly help?: string } {
  const help = t(description)
    .split(/(?<=[.!?])\s/)[0]
    ?.replace(/`/g, '');
  return help ? { help } : {};
}

function controlOf(field: FieldSchema, label: string, at: At): Control {
  const named = { id: idOf(at.path), label, ...helpOf(field), ...inheritedFrom(at) };
  const { editor } = field;
  if (editor === 'conditions' || editor === 'variables' || editor === 'keys') return rowsOf(editor, named, at);
  if (editor === undefined && field.type === 'object') return openRows(named, field, at);
  if (editor === undefined && field.enum) return choiceOf(field, named, at);
  if (editor === undefined && field.type === 'boolean')
    return { ...named, type: 'flag', value: textOf(at.node ?? at.inherited) === 'true' || (!at.node && field.default === true) };
  const value = at.node && !isNull(at.node) && editor === 'json' ? plainOrJson(at.node) : textOfValue(at.node);
  return {
    ...named,
    type: 'text',
    value,
    placeholder: placeholderOf(field, at),
    ...(editor === 'json' ? { multiline: true } : {}),
    ...(editor === 'list' ? { list: true } : {}),
  };
}

/** A text stands for itself; only what is more than a text is written as JSON. */
const plainOrJson = (node: SpecNode): string => (node.kind === 'scalar' && typeof node.value === 'string' ? node.value : jsonOf(node));

/** What holds while nothing stands here. */
function placeholderOf(field: FieldSchema, at: At): string {
  if (at.inherited && !isNull(at.inherited)) return field.editor === 'json' ? plainOrJson(at.inherited) : textOfValue(at.inherited);
  return said(field.default ?? field.examples?.[0]);
}

/** A value of a table as somebody would type it. */
function said(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(said).join(', ');
  return value === undefined ? '' : JSON.stringify(value);
}

function choiceOf(field: FieldSchema, named: Pick<ChoiceControl, 'id' | 'label' | 'help' | 'inherited'>, at: At): ChoiceControl {
  const values = (field.enum ?? []).map(String);
  const value = textOf(at.node) ?? '';
  const inherited = textOf(at.inherited);
  const standard = inherited === undefined && field.default !== undefined ? said(field.default) : undefined;
  const options = values.map((one, index) => {
    const help = field.enumDescriptions?.[index];
    // The default is what holds when nothing stands there; only where it is written is it a value like the others.
    const isBlank = one === standard && value !== one;
    return { value: isBlank ? '' : one, label: wordsOf(one), ...(help === undefined ? {} : { help: t(help) }) };
  });
  const blank = { value: '', label: inherited === undefined ? '' : t('{value} (from For all resources)', { value: wordsOf(inherited) }) };
  return {
    ...named,
    type: 'choice',
    value,
    options: [
      ...(options.some((option) => option.value === '') || value === standard ? [] : [blank]),
      ...options,
      // What somebody wrote that is none of them is shown, and told as a mistake.
      ...(value === '' || values.includes(value) ? [] : [{ value, label: value }]),
    ],
  };
}

const wordsOf = (value: string): string => t(choiceWords(value));

/** A value as one of some to choose from, in English: `next_url` → Next url. */
export function choiceWords(value: string): string {
  const words = value.replace(/_/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const VERBS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Words that a request gives values to, by its key; variables may stand in each. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  one: ['id'],
  update: ['id'],
  all: ['since', 'until', 'limit', 'offset', 'page', 'cursor'],
  changed: ['since', 'until', 'limit', 'offset', 'page', 'cursor'],
};
const FIRST_VERB: Readonly<Record<string, string>> = { create: 'POST', update: 'PUT' };

/** A request as a verb and a path. */
export function requestControls(field: FieldSchema, at: At, proposal = ''): readonly [ChoiceControl, TextControl] {
  const key = String(at.path.at(-1));
  const id = idOf(at.path);
  const { verb, path } = requestOf(textOf(child(at.node, 'request')) ?? '');
  const other = requestOf(textOf(child(at.inherited, 'request')) ?? '');
  const options = [...new Set([...VERBS, ...(verb ? [verb] : [])])].map((value) => ({ value, label: value }));
  const from = inheritedFrom(at);
  return [
    {
      id: `${id}#verb`,
      label: t('{label}: verb', { label: t(field.label ?? key) }),
      type: 'choice',
      joined: true,
      value: verb || other.verb || FIRST_VERB[key] || 'GET',
      options,
      ...from,
    },
    {
      id: `${id}#path`,
      label: t('{label}: path', { label: t(field.label ?? key) }),
      ...helpOf(field),
      type: 'text',
      value: path,
      placeholder: other.path || proposal,
      placeholders: [...(WORDS[key] ?? []), ...(at.variables ?? [])],
      ...(proposal === '' || other.path !== '' ? {} : { proposed: true }),
      ...from,
    },
  ];
}

/** `GET contacts/{id}` in its two parts. */
export function requestOf(text: string): { readonly verb: string; readonly path: string } {
  const [, verb = '', path = ''] = /^([A-Za-z]+)(?:\s+(.*))?$/s.exec(text.trim()) ?? [];
  return VERBS.includes(verb.toUpperCase()) ? { verb: verb.toUpperCase(), path } : { verb: '', path: text.trim() };
}

/** Where the value of a control comes from that does not stand at its place. */
export function inheritedFrom({ node, inherited, elsewhere }: At): { readonly inherited?: string } {
  if (elsewhere) return { inherited: t('Written elsewhere in the file, at an anchor; a change here writes a value of its own.') };
  return node === undefined && inherited !== undefined && !isNull(inherited) ? { inherited: t('Value from For all resources.') } : {};
}
