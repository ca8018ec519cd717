import { resourceNames } from '../naming.js';
import type { Connector, Resource } from '../spec/model.js';
import type { Element } from './element.js';
import { reference } from './json.js';

/** The data event that looks at each stored record and exports it when it changed (setup/observer.rb): evaluator, no triggers. */
export function planEvent(connector: Connector, resource: Resource): Element {
  const { namespace, parserNames } = connector;
  const names = resourceNames(resource.rn, resource.rns, parserNames);
  return {
    kind: 'event',
    name: names.event,
    resource,
    content: {
      form: 'json',
      data: {
        _type: 'Setup::Observer',
        _primary: ['namespace', 'name'],
        namespace,
        name: names.event,
        data_type: reference(namespace, resource.dataType),
        trigger_evaluator: reference(namespace, names.trigger),
      },
    },
    source: resource.range,
  };
}
