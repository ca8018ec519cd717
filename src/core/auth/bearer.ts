import { t } from '../l10n.js';
import { SECRETS, type AuthKind } from './kind.js';
import { behindPrefix, checkHeaderText, PLAIN_CONNECTION, templateAt } from './values.js';

const DEFAULT_PREFIX = 'Bearer';

/** A fixed token in the Authorization header: no element of its own, a template parameter of the connection holds the token. */
export const bearer = {
  type: 'bearer',
  label: 'Bearer token',
  description: 'One token, made in the API’s settings, goes with each call in the header Authorization.',
  fields: {
    prefix: {
      label: 'Prefix',
      description:
        'The word before the token in the header Authorization. One blank follows it, none after `=`; an empty text sends the bare token.',
      type: 'string',
      default: DEFAULT_PREFIX,
      examples: ['Bearer', 'Token', 'token='],
    },
  },
  required: [],
  secrets: () => [{ id: 'token', label: t('Token') }],
  main: [SECRETS],
  takenWords: () => ['token'],
  check: (spec, context, problems) => checkHeaderText(spec, 'prefix', context, problems),
  plan(spec, context) {
    const prefix = templateAt(spec, 'prefix', context) ?? [{ text: DEFAULT_PREFIX }];
    return {
      elements: [],
      algorithms: [],
      connection: {
        ...PLAIN_CONNECTION,
        headers: [{ key: 'Authorization', value: behindPrefix(prefix, 'token') }],
        templateParameters: [{ key: 'token', value: '', description: 'Token of the API: fill it in on the server' }],
      },
      sendsAuthorization: true,
      ownVariables: [],
    };
  },
} as const satisfies AuthKind;
