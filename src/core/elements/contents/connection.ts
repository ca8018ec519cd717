import { variablePairs } from '../../auth/values.js';
import { SANDBOX } from '../../naming.js';
import { toLiquid } from '../../render/liquid.js';
import type { Connector } from '../../spec/model.js';
import type { Template } from '../../spec/template.js';
import type { Content } from '../element.js';
import { jsonContent, liquidPairs, pairObjects, reference } from '../json.js';
import type { OwnPlace } from '../places/place.js';

/**
 * `default_connection` (setup/connection.rb): the address, what the authorization and every request carry, and the variables
 * as template parameters. A null authorization takes away one that an earlier version left on the server.
 */
export function connection({ name, part: auth }: OwnPlace<'connection'>, connector: Connector): Content {
  const { namespace, connection, variables } = connector;
  const { handler } = auth.connection;
  const own = variables.map((variable) => variable.name).filter((word) => !auth.ownVariables.includes(word));
  const sandbox = connection.sandboxUrl && { key: SANDBOX, value: 'false', description: 'true: calls go to the sandbox instead' };
  return jsonContent({
    _primary: ['namespace', 'name'],
    _reset: ['parameters', 'headers', 'template_parameters'],
    namespace,
    name,
    url: connectionUrl(connection.url, connection.sandboxUrl),
    authorization_handler: handler ?? false,
    authorization: handler === undefined ? null : reference(namespace, 'default_authorization'),
    parameters: pairObjects([...auth.connection.parameters, ...liquidPairs(connection.parameters)]),
    headers: pairObjects([...auth.connection.headers, ...liquidPairs(connection.headers)]),
    template_parameters: pairObjects([
      ...auth.connection.templateParameters,
      ...variablePairs({ variables }, own),
      ...(sandbox ? [sandbox] : []),
    ]),
  });
}

function connectionUrl(url: Template, sandboxUrl: Template | undefined): string {
  const address = toLiquid(withoutSlashes(url));
  return sandboxUrl ? `{% if ${SANDBOX} == 'true' %}${toLiquid(withoutSlashes(sandboxUrl))}{% else %}${address}{% endif %}` : address;
}

/** Cenit puts a slash between address and path itself; one at the end would only look odd. */
function withoutSlashes(url: Template): Template {
  const last = url.at(-1);
  if (!last || !('text' in last) || !last.text.endsWith('/')) return url;
  const text = last.text.replace(/\/+$/, '');
  return text === '' ? withoutSlashes(url.slice(0, -1)) : [...url.slice(0, -1), { text }];
}
