import { Part } from '../../../render/part.js';
import type { AlgorithmParameter, Content } from '../../element.js';
import type { HelperRole } from '../../places/helpers.js';
import type { OwnPlace } from '../../places/place.js';
import type { Connector } from '../../../spec/model.js';

const PARAMETERS: readonly AlgorithmParameter[] = [
  { name: 'options', type: 'object', required: true },
  { name: 'task', required: false },
];

const DESCRIPTIONS: Readonly<Record<HelperRole, string>> = {
  resolve_page_url: 'Takes the address of a next page apart, if it is one of the connection: gives its url, path and parameters.',
  encode_form: 'Writes data as a form: maps as a[b], lists as a[0].',
  encode_multipart: 'Writes data as the parts of a form; a map with data and filename is a file.',
};

/** Both forms take data apart alike; what they make of a value is another thing. */
const FLATTEN: Readonly<Partial<Record<HelperRole, Part>>> = {
  encode_form: new Part('part_flatten', { files: false, leaf: new Part('part_form_pair', {}) }),
  encode_multipart: new Part('part_flatten', { files: true, leaf: new Part('part_form_part', {}) }),
};

/** An algorithm that those of several resources share. */
export function helper({ part }: OwnPlace<'helper'>, { namespace }: Connector): Content {
  return {
    form: 'ruby',
    algorithm: {
      template: part,
      description: DESCRIPTIONS[part],
      parameters: PARAMETERS,
      view: () => ({ namespace, flatten: FLATTEN[part] }),
    },
  };
}
