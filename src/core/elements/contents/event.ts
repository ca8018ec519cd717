import type { Content } from '../element.js';
import { jsonContent, reference } from '../json.js';
import type { ResourcePlace } from '../places/place.js';
import type { Around } from './around.js';

/** The data event that looks at each stored record and exports it when it changed (setup/observer.rb): evaluator, no triggers. */
export function event({ name, part }: ResourcePlace<'event'>, { connector, view }: Around): Content {
  const { namespace } = connector;
  return jsonContent({
    _type: 'Setup::Observer',
    _primary: ['namespace', 'name'],
    namespace,
    name,
    data_type: reference(namespace, part.dataType),
    trigger_evaluator: reference(namespace, view.names.trigger),
  });
}
