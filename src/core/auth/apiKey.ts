import { t } from '../l10n.js';
import { singularOf } from '../naming.js';
import { LIQUID_LITERALS } from '../render/liquid.js';
import type { ProblemList, Range } from '../result.js';
import type { AuthorizationSpec } from '../spec/model.js';
import { BUILT_IN_WORDS, type Template } from '../spec/template.js';
import { child, entryOf, keyRange, textAt, textOf, type ScalarNode, type SpecNode } from '../spec/tree.js';
import { SECRETS, type AuthContext, type AuthKind, type JsonPair } from './kind.js';
import { behindPrefix, checkHeaderName, checkHeaderText, PLAIN_CONNECTION, scalarAt, templateAt } from './values.js';

const ONE_KEY = 'api_key';
/** Words a request gives values to while it runs; a key of that name would be overwritten. */
const RUN_WORDS: ReadonlySet<string> = new Set([...BUILT_IN_WORDS, ...LIQUID_LITERALS, 'sandbox', 'next_path']);

interface ApiKey {
  readonly place: 'header' | 'query';
  readonly name: string;
  /** The template parameter that holds it. */
  readonly word: string;
  readonly nameNode: ScalarNode;
}

const place = {
  label: 'Sent in',
  description: 'Where the key goes.',
  enum: ['header', 'query'],
  enumDescriptions: ['A header of each request.', 'A query parameter of each request.'],
  default: 'header',
} as const;

/** One or more keys in headers or query parameters: template parameters of the connection hold them. */
export const apiKey = {
  type: 'api_key',
  label: 'API key',
  description: 'One key (or several), made in the API’s settings, goes with each call in a header or a query parameter.',
  fields: {
    in: place,
    name: {
      label: 'Key name',
      description: 'Name of the header or query parameter that carries the key.',
      type: 'string',
      minLength: 1,
      examples: ['X-Api-Key', 'X-Auth-Token', 'api_key'],
    },
    prefix: {
      label: 'Prefix',
      description: 'The word before the key. One blank follows it, none after `=`; left out: the bare key.',
      type: 'string',
      default: '',
      examples: ['ApiKey', 'Token token='],
    },
    keys: {
      label: 'Keys',
      editor: 'keys',
      description:
        'Several keys, each with its place and name. They stand instead of `in`, `name` and `prefix`. Each is asked for under the snake_case of its name.',
      type: 'array',
      minItems: 1,
      examples: [
        [
          { in: 'query', name: 'key' },
          { in: 'query', name: 'token' },
        ],
      ],
      items: {
        type: 'object',
        properties: {
          in: place,
          name: {
            description: 'Name of the header or query parameter that carries this key.',
            type: 'string',
            minLength: 1,
            examples: ['key', 'token'],
          },
        },
        required: ['name'],
        additionalProperties: false,
      },
    },
  },
  required: [],
  snippet: ['in', 'name'],
  secrets: (spec) => {
    const several = child(spec.node, 'keys');
    return several
      ? keysOf(spec).map(({ word, name }) => ({ id: word, label: t('Key {name}', { name }) }))
      : [{ id: ONE_KEY, label: t('Key') }];
  },
  main: [SECRETS, 'in', 'name'],
  takenWords: (spec) => keysOf(spec).map(({ word }) => word),
  check,
  plan(spec, context) {
    const keys = keysOf(spec);
    const prefix = child(spec.node, 'keys') ? [] : (templateAt(spec, 'prefix', context) ?? []);
    const headers = pairs(keys, 'header', prefix);
    return {
      elements: [],
      algorithms: [],
      connection: {
        ...PLAIN_CONNECTION,
        headers,
        parameters: pairs(keys, 'query', prefix),
        templateParameters: keys.map(({ word, name }) => ({
          key: word,
          value: '',
          description: `Key of the API, sent as ${name}: fill it in on the server`,
        })),
      },
      sendsAuthorization: headers.some(({ key }) => key.toLowerCase() === 'authorization'),
      ownVariables: [],
    };
  },
} as const satisfies AuthKind;

function pairs(keys: readonly ApiKey[], wanted: ApiKey['place'], prefix: Template): readonly JsonPair[] {
  return keys.filter((key) => key.place === wanted).map(({ name, word }) => ({ key: name, value: behindPrefix(prefix, word) }));
}

function keysOf(spec: AuthorizationSpec): readonly ApiKey[] {
  const list = child(spec.node, 'keys');
  if (list?.kind === 'list') return list.items.flatMap((item) => keyOf(item, undefined));
  return keyOf(spec.node, ONE_KEY);
}

function keyOf(node: SpecNode, word: string | undefined): readonly ApiKey[] {
  const nameNode = child(node, 'name');
  const name = textOf(nameNode);
  if (nameNode?.kind !== 'scalar' || name === undefined || name.trim() === '') return [];
  return [{ place: textAt(node, 'in') === 'query' ? 'query' : 'header', name, word: word ?? wordOf(name), nameNode }];
}

/** X-Auth-Token → x_auth_token; what begins with a digit is no word of Liquid. */
function wordOf(name: string): string {
  const word = singularOf([name.replace(/[^A-Za-z0-9]+/g, '_')])
    .replace(/_+/g, '_')
    .replace(/^_|_$/g, '');
  return /^[a-z]/.test(word) ? word : `key_${word}`.replace(/_$/, '');
}

function check(spec: AuthorizationSpec, context: AuthContext, problems: ProblemList): void {
  checkHeaderText(spec, 'prefix', context, problems);
  const several = entryOf(spec.node, 'keys');
  if (several) {
    for (const key of ['in', 'name', 'prefix']) {
      if (child(spec.node, key)) problems.error('auth-keys-and-name', keyRange(spec.node, key), { key });
    }
  } else if (!scalarAt(spec, 'name')) {
    problems.missing('auth-api-key-name', keyRange(spec.node, 'type'), {}, ['authorization'], 'name');
    return;
  }
  const seen = new Map<string, { readonly name: string; readonly range: Range }>();
  for (const { name, word, place: where, nameNode } of keysOf(spec)) {
    if (where === 'header') checkHeaderName(nameNode, problems);
    const first = seen.get(word);
    if (first)
      problems.error('auth-keys-same', nameNode.range, { name, first: first.name, word }, { range: first.range, note: first.name });
    else seen.set(word, { name, range: nameNode.range });
    if (RUN_WORDS.has(word)) problems.error('auth-key-word', nameNode.range, { name, word });
  }
}
