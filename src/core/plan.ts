import { authKindOf } from './auth/index.js';
import { planErrorCheck } from './elements/algorithms/errors.js';
import { planExportAlgorithms } from './elements/algorithms/exports.js';
import { planGetOne, planImportAlgorithms, planParseAnswer } from './elements/algorithms/imports.js';
import { planConnection } from './elements/connection.js';
import { planDataType } from './elements/dataType.js';
import type { Element } from './elements/element.js';
import { planEvent } from './elements/event.js';
import { planSecurity, planSecurityAlgorithms } from './elements/security.js';
import { planWebhooks } from './elements/webhook.js';
import type { Connector, Resource } from './spec/model.js';
import { asRendered } from './spec/rendered.js';

/**
 * All elements of a connector in the order of the tree: security, connection, data types, data events, resources and
 * algorithms of each resource, and the algorithms of the connector itself.
 * @param whole one that was read without errors
 */
export function planElements(whole: Connector): readonly Element[] {
  const connector = asRendered(whole);
  const { resources } = connector;
  const of = resources.map((resource) => planRendered(connector, resource));
  const { authorization, namespace, title, variables } = connector;
  const auth = authKindOf(authorization.type)?.plan(authorization, { text: '', namespace, title, variables });
  if (!auth) throw new Error(`unknown authorization kind ${authorization.type}`);
  return [
    ...planSecurity(connector, auth),
    planConnection(connector, auth),
    ...of.flatMap(({ types }) => types),
    ...of.flatMap(({ events }) => events),
    ...of.flatMap(({ webhooks }) => webhooks),
    ...of.flatMap(({ algorithms }) => algorithms),
    planErrorCheck(connector),
    ...planSecurityAlgorithms(connector, auth),
  ];
}

/** The elements of one resource, by kind. */
export type ElementsOfResource = Readonly<Record<'types' | 'events' | 'webhooks' | 'algorithms', readonly Element[]>>;

/** What one resource of a connector makes. */
export function planResource(whole: Connector, resource: Resource): ElementsOfResource {
  const connector = asRendered({ ...whole, resources: [resource] });
  const [rendered = resource] = connector.resources;
  return planRendered(connector, rendered);
}

function planRendered(connector: Connector, resource: Resource): ElementsOfResource {
  return {
    types: [planDataType(connector, resource)],
    events: resource.exports ? [planEvent(connector, resource)] : [],
    webhooks: planWebhooks(connector, resource),
    algorithms: planAlgorithms(connector, resource),
  };
}

/** An export alone needs the parser of answers too, and do_get_rn where its records are read again. */
function planAlgorithms(connector: Connector, resource: Resource): readonly Element[] {
  const imports = planImportAlgorithms(connector, resource);
  const exports = planExportAlgorithms(connector, resource);
  if (imports.length > 0) return [...imports, ...exports];
  const getOne = planGetOne(connector, resource);
  return [...(getOne ? [getOne] : []), planParseAnswer(connector, resource), ...exports];
}
