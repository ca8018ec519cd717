import type { AlgorithmPlan } from '../elements/element.js';
import { reference } from '../elements/json.js';
import { ALGORITHM_NAME, ERROR_CHECK, isWindowsDevice, LONGEST_NAME, RESOURCE_PREFIXES } from '../naming.js';
import type { ProblemList } from '../result.js';
import type { AuthorizationSpec } from '../spec/model.js';
import { addressAt, callbackElements, checkClientWords } from './callbackElements.js';
import type { AuthKind, AuthPlan } from './kind.js';
import { checkUrl } from './url.js';
import { PLAIN_CONNECTION, scalarAt, templateAt, variablesIn } from './values.js';

const RESOLVER = 'do_authorization_callback';
/** Cenit takes no other number than these two (setup/generic_callback_authorization.rb). */
const PARAMETERS: AlgorithmPlan['parameters'] = [
  { name: 'params', required: true },
  { name: 'template', required: true },
];

/** A way of its own to allow access: an algorithm of the connector reads what the API sends back, another may sign calls. */
export const callback = {
  type: 'callback',
  label: 'Generic callback',
  description: 'A person allows the access in a browser, in the API’s own way; Ruby of the connector reads the answer and may sign calls.',
  fields: {
    authorize_url: {
      label: 'Authorization endpoint',
      description: 'The page where a person allows the access. Placeholders of variables may stand in it.',
      type: 'string',
      minLength: 1,
      // The first is what a new file begins with, where no variable stands yet.
      examples: ['https://acme.example/connect', 'https://acme.example/connect?app={app}'],
    },
    resolver: {
      label: 'Resolver',
      description: 'Name of the algorithm that takes the credentials out of what the API sends back. A first version of it is generated.',
      type: 'string',
      default: RESOLVER,
      examples: [RESOLVER, 'keep_credentials'],
    },
    signer: {
      label: 'Signer',
      description:
        'Name of the algorithm that signs the query of each call. A first version of it is generated. Left out: calls are not signed.',
      type: 'string',
      examples: ['do_sign_parameters'],
    },
  },
  required: ['authorize_url'],
  secrets: () => [],
  main: ['authorize_url', 'resolver', 'signer'],
  // Cenit reads these two template parameters itself.
  takenWords: () => ['callback_key', 'notify_parameters'],
  check(spec, context, problems) {
    checkUrl(spec, 'authorize_url', context, problems);
    checkClientWords(spec, [templateAt(spec, 'authorize_url', context)], problems);
    for (const key of ['resolver', 'signer']) checkAlgorithmName(spec, key, problems);
    const { resolver, signer } = namesOf(spec);
    const node = scalarAt(spec, 'signer');
    if (node && resolver === signer) problems.error('auth-algorithm-same', node.range, { name: resolver });
  },
  plan(spec, context) {
    const { resolver, signer } = namesOf(spec);
    const ownVariables = variablesIn(context, [templateAt(spec, 'authorize_url', context)]);
    const elements = callbackElements(context, {
      provider: {
        type: 'Setup::GenericAuthorizationProvider',
        data: { authorization_endpoint: addressAt(spec, 'authorize_url', context) },
      },
      client: { type: 'Setup::GenericAuthorizationClient', lists: { template_parameters: [] } },
      authorization: {
        type: 'Setup::GenericCallbackAuthorization',
        references: {
          callback_resolver: reference(context.namespace, resolver),
          ...(signer === undefined ? {} : { parameters_signer: reference(context.namespace, signer) }),
        },
        parameters: [],
        variables: ownVariables,
      },
    });
    return {
      elements,
      algorithms: [
        algorithm(
          resolver,
          'authorization_callback',
          `Keeps the credentials that ${context.title} sends back when the access was allowed.`,
        ),
        ...(signer === undefined ? [] : [algorithm(signer, 'sign_parameters', `Signs the query of a request to ${context.title}.`)]),
      ],
      connection: { ...PLAIN_CONNECTION, handler: false },
      sendsAuthorization: false,
      ownVariables,
    };
  },
} as const satisfies AuthKind;

function algorithm(name: string, template: AlgorithmPlan['template'], description: string): AuthPlan['algorithms'][number] {
  return { name, plan: { template, description, parameters: PARAMETERS, view: () => ({}) } };
}

function namesOf(spec: AuthorizationSpec): { readonly resolver: string; readonly signer: string | undefined } {
  return { resolver: scalarAt(spec, 'resolver')?.source ?? RESOLVER, signer: scalarAt(spec, 'signer')?.source };
}

/** A name from the file becomes an algorithm and a file: both must take it, and a resource's algorithms keep theirs. */
function checkAlgorithmName(spec: AuthorizationSpec, key: string, problems: ProblemList): void {
  const node = scalarAt(spec, key);
  if (!node) return;
  const name = node.source;
  const prefix = RESOURCE_PREFIXES.find((one) => name.startsWith(one)) ?? (name === ERROR_CHECK ? ERROR_CHECK : undefined);
  if (!ALGORITHM_NAME.test(name)) problems.error('auth-algorithm-name', node.range, { name });
  else if (prefix !== undefined) problems.error('auth-algorithm-taken', node.range, { name, prefix });
  else if (name.length > LONGEST_NAME) problems.error('auth-algorithm-long', node.range, { limit: LONGEST_NAME });
  else if (isWindowsDevice(name)) problems.error('auth-algorithm-device', node.range, { name });
}
