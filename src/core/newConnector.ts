import { stringify } from 'yaml';
import { authKinds, authKindOf } from './auth/index.js';
import { CONNECTOR_NAME, pluralOf, singularOf, wordsOfName } from './naming.js';
import { messageOf } from './problemText.js';
import { readConnector } from './readConnector.js';

export interface NewConnector {
  readonly name: string;
  readonly authorization: string;
  readonly url: string;
  readonly resource: string;
  readonly flows: readonly ('import' | 'export')[];
}

/** The kinds to choose from, with one line each. */
export const authorizationChoices: readonly { readonly type: string; readonly label: string; readonly description: string }[] =
  authKinds.map(({ type, label, description }) => ({ type, label, description }));

/** A first connector.yaml from the answers to a few questions: valid, and with comments that say what may follow. */
export function newConnectorText({ name, authorization, url, resource, flows }: NewConnector): string {
  const path = pluralOf(singularOf(wordsOfName(resource) ?? [resource]));
  const word = (text: string): string => stringify(text, { version: '1.1', lineWidth: 0 }).trimEnd();
  const lines = [
    `name: ${name}`,
    ...authorizationLines(authorization),
    `connection:`,
    `  url: ${word(url)}`,
    '# What holds for all resources, such as pagination: page, or where records sit, stands in defaults once.',
    '# defaults:',
    '#   pagination: page',
    '#   records: data',
    'resources:',
    `  - name: ${word(resource)}`,
    `    primary_key: id`,
    ...(flows.includes('import') ? ['    import:', `      all: GET ${path}`, `      one: GET ${path}/{id}`] : []),
    ...(flows.includes('export') ? ['    export:', `      create: POST ${path}`, `      update: PUT ${path}/{id}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** The kind, and an example for each key it cannot do without. */
function authorizationLines(type: string): readonly string[] {
  const kind = authKindOf(type);
  const needed = Object.entries(kind?.fields ?? {}).filter(([key]) => kind?.required.includes(key) || STARTING_KEYS.has(`${type}.${key}`));
  return [
    '# Secrets never stand in this file: Cenit asks for them after the import.',
    'authorization:',
    `  type: ${type}`,
    ...needed.map(
      ([key, field]) => `  ${key}: ${stringify(field.examples?.[0] ?? field.default ?? '', { version: '1.1', lineWidth: 0 }).trimEnd()}`,
    ),
  ];
}

/** Keys that are not required by shape, yet without which the kind says nothing. */
const STARTING_KEYS = new Set(['oauth2.authorize_url', 'api_key.in', 'api_key.name']);

/** What is wrong with a name, a URL or a resource's name; undefined where nothing is. */
export function checkAnswer(key: 'name' | 'url' | 'resource', value: string): string | undefined {
  const answers: NewConnector = {
    name: 'acme',
    authorization: 'none',
    url: 'https://api.acme.example',
    resource: 'Contact',
    flows: ['import'],
  };
  if (value === '') return 'Type something here.';
  if (key === 'name' && !CONNECTOR_NAME.test(value)) return 'A name begins with a-z and goes on with a-z, 0-9 and _.';
  const { problems } = readConnector(newConnectorText({ ...answers, [key]: value }));
  const error = problems.find(({ severity }) => severity === 'error');
  return error && messageOf(error);
}
