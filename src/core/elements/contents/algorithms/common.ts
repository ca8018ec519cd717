import { camelize } from 'inflected';
import { resourceNames, type ResourceNames } from '../../../naming.js';
import { Part } from '../../../render/part.js';
import type { TemplateName } from '../../../render/templates.gen.js';
import { isHeader } from '../../../spec/answerPath.js';
import type { Connector, Resource } from '../../../spec/model.js';
import type { AlgorithmParameter, Content } from '../../element.js';
import type { ResourcePlace, ResourceRole } from '../../places/place.js';

const OPTIONS: AlgorithmParameter = { name: 'options', type: 'object', required: true };
const TASK: AlgorithmParameter = { name: 'task', required: false };

/** What the templates of all algorithms of a resource may read. */
export interface ResourceView {
  readonly namespace: string;
  readonly names: ResourceNames;
  readonly [key: string]: unknown;
}

export function resourceView(connector: Connector, resource: Resource): ResourceView {
  return {
    namespace: connector.namespace,
    names: resourceNames(resource.rn, resource.rns, connector.parserNames),
    rn: resource.rn,
    rns: resource.rns,
    dataType: resource.dataType,
    primaryKey: resource.primaryKey,
    keyName: keyName(resource),
    one: resource.one,
    fields: resource.fields,
    sanitizeKeys: connector.sanitizeKeys,
    waits: waitsAnywhere(connector),
  };
}

/** The key's last name, for messages. */
export function keyName(resource: Resource): string {
  const steps = isHeader(resource.primaryKey) ? [] : resource.primaryKey.steps;
  return String(steps.at(-1) ?? 'id');
}

/** What is in an algorithm of a resource; its template is called as its role is. */
export function algorithm<Role extends ResourceRole & TemplateName>(
  { role }: ResourcePlace<Role>,
  description: string,
  view: (most: number) => ResourceView,
  parameters: readonly AlgorithmParameter[] = [OPTIONS, TASK],
): Content {
  return { form: 'ruby', algorithm: { template: role, description, parameters, view } };
}

/** Names under which an API may put one record: contact, Contact, salesOrder. */
function spellings(snake: string): readonly string[] {
  return [...new Set([snake, camelize(snake), camelize(snake, false)])];
}

/** Where one record sits when nothing is said: its singular, data, or the first of its plural; else the answer itself. */
export function recordGuesses(resource: Resource): readonly string[] {
  return [...new Set([...spellings(resource.rn), 'data', ...spellings(resource.rns)])];
}

/** Where a list sits when nothing is said: its plural, the last word of the path, or one of the usual names. */
export function listGuesses(resource: Resource): readonly string[] {
  const path = (resource.imports?.all.path ?? []).map((part) => ('text' in part ? part.text : '\0')).join('');
  const last =
    path
      .split('/')
      .at(-1)
      ?.replace(/\.json$/, '') ?? '';
  const fromPath = last === '' || last.includes('\0') ? [] : [last];
  return [...new Set([...spellings(resource.rns), ...fromPath, 'data', 'items', 'results', 'records', 'value', 'list', 'entries'])];
}

/** The lines that find the record of an answer `data`, as `record` (nil where there is none). */
export function recordPart(resource: Resource, record = resource.record): Part {
  const guesses = recordGuesses(resource);
  const { length } = guesses.join(' ');
  return new Part('part_record', { record, primaryKey: resource.primaryKey, guesses, namesApart: length > 60 && length <= 100 });
}

/** Whether any request of the connector may have to wait; if none does, no algorithm looks whether it has to. */
export function waitsAnywhere({ resources }: Connector): boolean {
  return resources.some(({ rateLimit }) => rateLimit.tries > 1 && rateLimit.statuses.length > 0);
}
