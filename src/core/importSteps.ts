import { t } from './l10n.js';
import { authKindOf } from './auth/index.js';
import { resourceNames } from './naming.js';
import type { FieldSchema } from './vocabulary/field.js';
import type { Connector } from './spec/model.js';

/**
 * What is left to do in Cenit once the files of a connector are there: import them, type in what no file holds, run.
 * @param folder path of the connector's folder, as people write it
 */
export function importSteps(connector: Connector, folder: string): readonly string[] {
  return [
    t('In Cenit, under Integrations > Collections, press the import button and choose {file} and BASIC JSON Importer.', {
      file: `${folder}/collection.json`,
    }),
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
  const given = (kind.givenThere ?? []).flatMap((key) => label(kind.fields[key]));
  const secrets = [...given, ...kind.secrets(authorization).map(({ label }) => label)];
  const ofConnection = variables.filter(({ name }) => !ownVariables.includes(name)).map(({ name }) => name);
  return [
    ...(holder !== undefined ? typed(secrets, holder) : []),
    ...typedInParameters(ownVariables, handler ?? 'default_authorization'),
    ...typedInParameters([...(holder === undefined ? secrets : []), ...ofConnection], 'default_connection'),
    // What has a client, or answers of its own to take, is allowed by a person at the API.
    ...(handler !== undefined && (holder !== handler || algorithms.length > 0) ? [t('Authorize {name}.', { name: handler })] : []),
  ];
}

const label = (field: FieldSchema | undefined): readonly string[] => (field?.label === undefined ? [] : [t(field.label)]);

const typed = (names: readonly string[], element: string): readonly string[] =>
  names.length === 0 ? [] : [t('Type {names} into {element}: the file does not hold them.', { names: names.join(', '), element })];

const typedInParameters = (names: readonly string[], element: string): readonly string[] =>
  names.length === 0
    ? []
    : [t('Type {names} into the template parameters of {element}: the file does not hold them.', { names: names.join(', '), element })];

function runStep({ resources, parserNames }: Connector): string {
  const resource = resources.find(({ imports }) => imports) ?? resources[0];
  if (!resource) return t('Add a resource, generate again, and import again.');
  const { doImportMany, event } = resourceNames(resource.rn, resource.rns, parserNames);
  return resource.imports
    ? t('Run the algorithm {name}, with {} as its options.', { name: doImportMany })
    : t('Save a record of {name}: the data event {event} sends it.', { name: resource.dataType, event });
}
