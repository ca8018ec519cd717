import { authKindOf } from './auth/index.js';
import { resourceNames } from './naming.js';
import type { Connector } from './spec/model.js';

/**
 * What is left to do in Cenit once the files of a connector are there: import them, type in what no file holds, run.
 * @param folder path of the connector's folder, as people write it
 */
export function importSteps(connector: Connector, folder: string): readonly string[] {
  return [
    `In Cenit, under Integrations > Collections, press the import button and choose ${folder}/collection.json and BASIC JSON Importer.`,
    ...typingSteps(connector),
    runStep(connector),
  ];
}

function typingSteps(connector: Connector): readonly string[] {
  const { authorization, namespace, title, variables } = connector;
  const kind = authKindOf(authorization.type);
  if (!kind) return [];
  const { elements, algorithms, ownVariables } = kind.plan(authorization, { text: '', namespace, title, variables });
  const handler = elements.find((element) => element.kind === 'authorization')?.name;
  const holder = elements.find((element) => element.kind === 'client')?.name ?? handler;
  const given = (kind.givenThere ?? []).flatMap((key) => kind.fields[key]?.label ?? []);
  const secrets = [...given, ...kind.secrets(authorization).map(({ label }) => label)];
  const ofConnection = variables.filter(({ name }) => !ownVariables.includes(name)).map(({ name }) => name);
  return [
    ...(holder !== undefined ? typed(secrets, `into ${holder}`) : []),
    ...typed(ownVariables, `into the template parameters of ${handler ?? 'default_authorization'}`),
    ...typed([...(holder === undefined ? secrets : []), ...ofConnection], 'into the template parameters of default_connection'),
    // What has a client, or answers of its own to take, is allowed by a person at the API.
    ...(handler !== undefined && (holder !== handler || algorithms.length > 0) ? [`Authorize ${handler}.`] : []),
  ];
}

const typed = (names: readonly string[], where: string): readonly string[] =>
  names.length === 0 ? [] : [`Type ${names.join(', ')} ${where}: the file does not hold them.`];

function runStep({ resources, parserNames }: Connector): string {
  const resource = resources.find(({ imports }) => imports) ?? resources[0];
  if (!resource) return 'Add a resource, generate again, and import again.';
  const { doImportMany, event } = resourceNames(resource.rn, resource.rns, parserNames);
  return resource.imports
    ? `Run the algorithm ${doImportMany}, with {} as its options.`
    : `Save a record of ${resource.dataType}: the data event ${event} sends it.`;
}
