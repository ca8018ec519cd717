import { t } from './l10n.js';
import { stringify } from 'yaml';
import { authKinds, authKindOf } from './auth/index.js';
import { COLLECTION_FOLDER } from './layout.js';
import { CONNECTOR_NAME, pluralOf, singularOf, wordsOfName } from './naming.js';
import { specMessageOf } from './problems/spec.js';
import { readConnector } from './readConnector.js';
import { placeholdersIn } from './spec/template.js';
import type { FieldSchema } from './vocabulary/field.js';

export interface NewConnector {
  readonly name: string;
  readonly authorization: string;
  readonly url: string;
  readonly resource: string;
  readonly flows: readonly ('import' | 'export')[];
}

/** The kinds to choose from, with one line each. */
export const authorizationChoices: readonly { readonly type: string; readonly label: string; readonly description: string }[] =
  authKinds.map(({ type, label, description }) => ({
    type,
    get label() {
      return t(label);
    },
    get description() {
      return t(description);
    },
  }));

/** A first connector.yaml from the answers to a few questions: valid, and with comments that say what may follow. */
export function newConnectorText({ name, authorization, url, resource, flows }: NewConnector): string {
  // A name that cannot be folded is refused for itself, whatever the paths are.
  const words = wordsOfName(resource);
  const path = words ? pluralOf(singularOf(words)) : 'records';
  const lines = [
    `name: ${scalar(name)}`,
    ...authorizationLines(authorization),
    `connection:`,
    `  url: ${scalar(url)}`,
    '# What holds for all resources, such as pagination: page, or where records sit, stands in defaults once.',
    '# defaults:',
    '#   pagination: page',
    '#   records: data',
    'resources:',
    `  - name: ${scalar(resource)}`,
    `    primary_key: id`,
    ...(flows.includes('import') ? ['    import:', `      all: GET ${path}`, `      one: GET ${path}/{id}`] : []),
    ...(flows.includes('export') ? ['    export:', `      create: POST ${path}`, `      update: PUT ${path}/{id}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** A text as it stands behind a key: on one line, and in quotes where some YAML would read anything but this text. */
function scalar(text: string): string {
  // By itself a text may be plain that is none behind a key, such as `a: b`, so it is written as the value of one.
  return stringify({ k: text }, { version: '1.1', lineWidth: 0, blockQuote: false }).slice('k: '.length).trimEnd();
}

/** The kind, and an example for each key it cannot do without. */
function authorizationLines(type: string): readonly string[] {
  const kind = authKindOf(type);
  const needed = Object.entries(kind?.fields ?? {}).filter(([key]) => kind?.required.includes(key) || STARTING_KEYS.has(`${type}.${key}`));
  return [
    '# Secrets never stand in this file: Cenit asks for them after the import.',
    'authorization:',
    `  type: ${type}`,
    ...needed.map(([key, field]) => `  ${key}: ${scalar(startOf(field))}`),
  ];
}

/** The first example that needs nothing else in the file: a placeholder would want a variable. */
function startOf({ examples = [], default: value = '' }: FieldSchema): string {
  return String(examples.find((example) => typeof example === 'string' && placeholdersIn(example).length === 0) ?? value);
}

/** Keys that are not required by shape, yet without which the kind says nothing. */
const STARTING_KEYS = new Set(['oauth2.authorize_url', 'api_key.in', 'api_key.name']);

/** Folders no search for connectors looks into. */
const NOT_SEARCHED: ReadonlySet<string> = new Set(['node_modules', COLLECTION_FOLDER]);

/** Why a connector's folder cannot have its name; undefined where it can. */
export function checkFolderName(name: string): string | undefined {
  return NOT_SEARCHED.has(name) ? t('A folder called {name} is not searched for connectors. Choose another name.', { name }) : undefined;
}

/** What is wrong with a name, a URL or a resource's name; undefined where nothing is. */
export function checkAnswer(key: 'name' | 'url' | 'resource', value: string): string | undefined {
  const answers: NewConnector = {
    name: 'acme',
    authorization: 'none',
    url: 'https://api.acme.example',
    resource: 'Contact',
    flows: ['import'],
  };
  if (value === '') return t('Type something here.');
  if (key === 'name' && !CONNECTOR_NAME.test(value)) return t('A name begins with a-z and goes on with a-z, 0-9 and _.');
  return errorOf(newConnectorText({ ...answers, [key]: value })) ?? (key === 'name' ? checkFolderName(value) : undefined);
}

/** The first error of a connector.yaml as a sentence; undefined where it can be generated. */
export function errorOf(text: string): string | undefined {
  const { connector, problems } = readConnector(text);
  const error = problems.find(({ severity }) => severity === 'error');
  if (error) return specMessageOf(error);
  return connector ? undefined : t('Something is missing in connector.yaml.');
}
