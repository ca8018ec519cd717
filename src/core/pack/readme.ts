import type { JsonObject, JsonValue } from '../elements/element.js';
import { isJsonObject, jsonText } from '../json.js';
import type { ListName } from './lists.js';

type Lists = ReadonlyMap<ListName, readonly JsonObject[]>;

const MOST_NAMES = 10;

/** What the connector does and what is to be done after its import, in a few sentences. */
export function readmeOf(title: string, lists: Lists): string {
  const algorithms = namesOf(lists, 'algorithms');
  const flows = [
    ...(algorithms.some((name) => name.startsWith('do_import_')) ? ['imports'] : []),
    ...(algorithms.some((name) => name.startsWith('do_export_')) ? ['exports'] : []),
  ];
  const records = namesOf(lists, 'data_types');
  const does = flows.length > 0 && records.length > 0 ? `: ${flows.join(' and ')} ${joined(records)} records` : '';
  const steps = [...securitySteps(lists), ...variableSteps(lists)];
  return `${title} connector${does}.\n${steps.length > 0 ? `\nAfter the import ${steps.join(', then ')}.\n` : ''}`;
}

function securitySteps(lists: Lists): string[] {
  const clients = namesOf(lists, 'oauth_clients');
  const authorizations = lists.get('authorizations') ?? [];
  const basic = authorizations.filter(({ _type }) => _type === 'Setup::BasicAuthorization');
  const others = authorizations.filter((authorization) => !basic.includes(authorization)).map(({ name }) => jsonText(name));
  const asked = ['username', 'password'].filter((word) => asksFor(lists, word));
  return [
    ...(clients.length > 0 ? [`set the identifier and the secret of ${joined(clients)}`] : []),
    ...(basic.length > 0 && asked.length > 0 ? [`set the ${joined(asked)} of ${joined(basic.map(({ name }) => jsonText(name)))}`] : []),
    ...(others.length > 0 ? [`authorize ${joined(others)}`] : []),
  ];
}

/** A connection that makes the header itself may need only one of the two, or none. */
function asksFor(lists: Lists, word: string): boolean {
  return (lists.get('connections') ?? []).some((connection) => {
    if (connection.authorization === undefined) return false;
    return (
      connection.authorization_handler !== true ||
      /\b(?:basic_auth)\b/.test(valuesOf(connection)) ||
      new RegExp(`\\b${word}\\b`).test(valuesOf(connection))
    );
  });
}

function valuesOf(connection: JsonObject): string {
  return ['headers', 'parameters']
    .flatMap((list) => itemsOf(connection[list]).map(({ value }) => (typeof value === 'string' ? value : '')))
    .join('\n');
}

/** Template parameters without a value are asked of whoever installs the connector. */
function variableSteps(lists: Lists): string[] {
  const owners = [...(lists.get('connections') ?? []), ...(lists.get('authorizations') ?? [])];
  return owners.flatMap((owner) => {
    const blank = itemsOf(owner.template_parameters).flatMap(({ key, value }) => (value === '' || value === null ? [jsonText(key)] : []));
    return blank.length > 0 ? [`fill in ${joined(blank)} of ${jsonText(owner.name)}`] : [];
  });
}

function itemsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isJsonObject) : [];
}

function namesOf(lists: Lists, list: ListName): string[] {
  return (lists.get(list) ?? []).map(({ name }) => jsonText(name));
}

function joined(words: readonly string[]): string {
  const shown = words.length > MOST_NAMES ? [...words.slice(0, MOST_NAMES), `${words.length - MOST_NAMES} more`] : words;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1] ?? ''}`;
}
