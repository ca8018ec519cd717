import { Part } from '../../../render/part.js';
import { layCode } from '../../../render/codeLayout.js';
import { dig, placeLines } from '../../../render/paths.js';
import { RubyCode, rubyLiteral, rubyString } from '../../../render/ruby.js';
import { referencesOf } from '../../../spec/body.js';
import type { Connector, ExportFlow, KeyedRequest, Resource, WriteRequest } from '../../../spec/model.js';
import { liquidWords } from '../../../spec/requestWords.js';
import type { AlgorithmParameter } from '../../element.js';
import type { ContentsOf } from '../around.js';
import { algorithm, recordPart } from './common.js';
import { requestLines } from './requestBody.js';
import { sanitizeSteps } from './sanitize.js';
import { uuidPlaces, writeRequestView } from './writeRequest.js';

const TRIGGER_PARAMETERS: readonly AlgorithmParameter[] = [
  { name: 'current_record', required: true },
  { name: 'previous_record', required: false },
];

/** The trigger and the four algorithms that send records out. */
export const exportAlgorithms: ContentsOf<'trigger_for_change' | 'do_export' | 'do_create' | 'do_update' | 'parse_2_api_request'> = {
  trigger_for_change: (place, { view }) =>
    algorithm(
      place,
      `Starts the export of one ${place.resource.rn} when it changed here; evaluates the event ${view.names.event}.`,
      (most) => ({ ...view, contents: contentsOf(place.resource, most) }),
      TRIGGER_PARAMETERS,
    ),
  do_export: (place, { connector, view }) => {
    const { part: exports, resource } = place;
    return algorithm(place, `Sends one ${resource.dataType} record to ${connector.title}, as a new or as a changed ${resource.rn}.`, () => {
      const uuid = uuidPlaces(exports);
      return {
        ...view,
        uuid,
        send: new Part('part_send', { ...view, uuid, current: usesCurrent(exports) }),
        ...keptView(connector, resource),
      };
    });
  },
  do_create: (place, { connector, view }) => {
    const { part: create, resource } = place;
    return algorithm(place, `Creates one ${resource.rn}; gives back its id and, where the answer has it, the record.`, () => ({
      ...view,
      submit: new Part('part_submit', { action: view.names.create, ...writeRequestView(create, connector.connection) }),
      id: create.id,
      idPattern: create.idPattern,
      record: gives(create) || !create.id ? recordPart(resource) : undefined,
      gives: gives(create),
      noId: `${view.names.create} failed: the answer holds no id`,
    }));
  },
  do_update: (place, { connector, view }) => {
    const { part: update, resource } = place;
    const { names } = view;
    return algorithm(place, `Updates one ${resource.rn}; gives back its id and, where the answer has it, the record.`, () => ({
      ...view,
      record: gives(update) ? recordPart(resource) : undefined,
      submit: new Part('part_submit', {
        action: names.update,
        ...writeRequestView(update, connector.connection, keyStandsIn(update, names.keyWord) ? names.keyWord : undefined),
      }),
      needsId: `${names.doUpdate} failed: no remote_id is given`,
    }));
  },
  parse_2_api_request: (place, { connector, view }) => {
    const { part: exports, resource } = place;
    return algorithm(place, `Makes what the API takes of one ${resource.dataType} record.`, (most) => ({
      ...view,
      lines: requestLines(connector, resource, exports, most),
    }));
  },
};

/** What of a record is looked at to see whether it changed; undefined: what the API gave alone. */
function contentsOf({ fields }: Resource, most: number): RubyCode | undefined {
  if (fields.length === 0) return undefined;
  const items = ['current_record.raw_data', ...fields.map(({ name }) => `current_record[${rubyString(name)}]`)];
  return new RubyCode(layCode({ open: '[', items, close: ']' }, 0, most));
}

const keyStandsIn = (update: KeyedRequest, keyWord: string): boolean => update.keyAsParameter || liquidWords(update).has(keyWord);

const gives = ({ returns }: WriteRequest): boolean => returns !== 'id' && returns !== 'nothing';

/** Where nothing gives the record back, the new id is written into what is kept here: merged as a map, or put into its list. */
function keptView(connector: Connector, resource: Resource): Readonly<Record<string, unknown>> {
  const steps = sanitizeSteps(resource.primaryKey, connector.sanitizeKeys);
  const isInList = steps.some((step) => typeof step === 'number');
  const merged = steps.reduceRight<string>((inner, step) => `{ ${rubyLiteral(step)} => ${inner} }`, 'answer[:id]');
  return {
    keptKey: new RubyCode(dig(steps, 'remote')),
    newKey: isInList ? undefined : new RubyCode(merged),
    placedKey: isInList ? new RubyCode(placeLines('remote', steps, 'answer[:id]').join('\n')) : undefined,
  };
}

export function usesCurrent(exports: ExportFlow): boolean {
  return [exports.create, exports.update].some((write) =>
    [write.body, ...write.add.values()].some((value) => [...referencesOf(value)].some(({ word }) => word === 'current')),
  );
}
