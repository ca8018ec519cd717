import { authKindOf, checkAuthorizationHeader, checkAuthorizationParameter } from './auth/index.js';
import type { Problem } from './result.js';
import { SANDBOX } from './elements/connection.js';
import type { Connector, Pair } from './spec/model.js';
import { parseTree } from './spec/parse.js';
import { readConnectorTree } from './spec/read/connector.js';
import { checkControls } from './spec/read/controls.js';
import { reportNotGenerated } from './spec/read/notGenerated.js';
import { checkSecrets } from './spec/read/secrets.js';
import { checkShape } from './spec/schemaProblems.js';
import type { SpecNode } from './spec/tree.js';

export interface Reading {
  /** Whole and ready to be planned; undefined where there is an error. */
  readonly connector: Connector | undefined;
  readonly tree: SpecNode | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads the text of a connector.yaml: YAML, shape, rules. All mistakes of one pass are told at once; ranges are offsets
 * into `text`.
 */
export function readConnector(text: string): Reading {
  const { root, problems } = parseTree(text);
  if (!root) return { connector: undefined, tree: undefined, problems: problems.sorted() };
  checkShape(root, problems);
  checkControls(root, problems);
  checkSecrets(root, problems);
  const connector = readConnectorTree(text, root, problems);
  if (connector) {
    checkAuthorization(text, connector, problems);
    reportNotGenerated(connector, problems);
  }
  return { connector: problems.hasErrors ? undefined : connector, tree: root, problems: problems.sorted() };
}

function checkAuthorization(text: string, connector: Connector, problems: Parameters<typeof checkShape>[1]): void {
  const { authorization, namespace, title, variables, connection } = connector;
  const kind = authKindOf(authorization.type);
  if (!kind) return;
  const context = { text, namespace, title, variables };
  const taken = [...kind.takenWords(authorization), ...(connection.sandboxUrl ? [SANDBOX] : [])];
  for (const word of taken) {
    const variable = variables.find(({ name }) => name === word);
    const resource = connector.resources.find(({ rn }) => `${rn}_id` === word);
    if (resource) problems.error('key-of-authorization', authorization.node.range, { name: word, resource: resource.name });
    if (variable) problems.error('variable-of-authorization', variable.range, { name: word, kind: kind.label });
  }
  kind.check?.(authorization, context, problems);
  if (problems.hasErrors) return;
  const plan = kind.plan(authorization, context);
  checkAuthorizationHeader(plan, connection.headers, problems);
  for (const headers of requestHeaders(connector)) checkAuthorizationHeader(plan, headers, problems);
  checkAuthorizationParameter(plan, connection.parameters, problems);
}

function requestHeaders({ resources }: Connector): readonly (readonly Pair[])[] {
  return resources.flatMap(({ imports, exports, one }) =>
    [imports?.all, imports?.changed, one, exports?.create, exports?.update].flatMap((request) => (request ? [request.headers] : [])),
  );
}
