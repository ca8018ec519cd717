import { Part } from '../../render/part.js';
import { RubyCode, rubyLiteral } from '../../render/ruby.js';
import { referencesOf } from '../../spec/body.js';
import type { Connector, ExportFlow, Resource, WriteRequest } from '../../spec/model.js';
import { wordsOf } from '../../spec/template.js';
import type { AlgorithmParameter, Element } from '../element.js';
import { OPTIONS, TASK, algorithm, recordPart, resourceView } from './common.js';
import { requestLines } from './requestBody.js';
import { sanitizeSteps } from './sanitize.js';

const TRIGGER_PARAMETERS: readonly AlgorithmParameter[] = [
  { name: 'current_record', required: true },
  { name: 'previous_record', required: false },
];

/** The trigger and the four algorithms that send records out. */
export function planExportAlgorithms(connector: Connector, resource: Resource): readonly Element[] {
  const { exports } = resource;
  if (!exports) return [];
  const view = resourceView(connector, resource);
  const { names } = view;
  const { create, update } = exports;
  const gives = (write: WriteRequest): boolean => write.returns !== 'id' && write.returns !== 'nothing';
  return [
    algorithm(
      names.trigger,
      'trigger_for_change',
      `Starts the export of one ${resource.rn} when it changed here; evaluates the event ${names.event}.`,
      () => view,
      resource,
      resource.range,
      TRIGGER_PARAMETERS,
    ),
    algorithm(
      names.doExport,
      'do_export',
      `Sends one ${resource.dataType} record to ${connector.title}, as a new or as a changed ${resource.rn}.`,
      () => ({ ...view, send: new Part('part_send', { ...view, current: usesCurrent(exports) }), newKey: newKey(connector, resource) }),
      resource,
      resource.range,
    ),
    algorithm(
      names.doCreate,
      'do_create',
      `Creates one ${resource.rn}; gives back its id and, where the answer has it, the record.`,
      () => ({
        ...view,
        id: create.id,
        idPattern: create.idPattern,
        record: gives(create) || !create.id ? recordPart(resource) : undefined,
        gives: gives(create),
        noId: `${names.create} failed: the answer holds no id`,
      }),
      resource,
      create.range,
    ),
    algorithm(
      names.doUpdate,
      'do_update',
      `Updates one ${resource.rn}; gives back its id and, where the answer has it, the record.`,
      () => ({
        ...view,
        record: gives(update) ? recordPart(resource) : undefined,
        keyInTemplate:
          update.keyAsParameter ||
          [update.path, ...update.parameters.map((pair) => pair.value), ...update.headers.map((pair) => pair.value)].some((text) =>
            wordsOf(text).includes(names.keyWord),
          ),
        needsId: `${names.doUpdate} failed: no remote_id is given`,
      }),
      resource,
      update.range,
    ),
    algorithm(
      names.parseRequest,
      'parse_2_api_request',
      `Makes what the API takes of one ${resource.dataType} record.`,
      () => ({ ...view, lines: requestLines(connector, resource, exports) }),
      resource,
      create.range,
      [OPTIONS, TASK],
    ),
  ];
}

/** The new id as it stands in a record: where nothing gives the record back, it is written into what is kept here. */
function newKey(connector: Connector, resource: Resource): RubyCode {
  const steps = sanitizeSteps(resource.primaryKey, connector.sanitizeKeys);
  return new RubyCode(steps.reduceRight<string>((inner, step) => `{ ${rubyLiteral(step)} => ${inner} }`, 'answer[:id]'));
}

export function usesCurrent(exports: ExportFlow): boolean {
  return [exports.create, exports.update].some((write) =>
    [write.body, ...write.add.values()].some((value) => [...referencesOf(value)].some(({ word }) => word === 'current')),
  );
}
