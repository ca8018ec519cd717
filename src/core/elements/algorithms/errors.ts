import { uniqBy } from 'lodash-es';
import { resourceNames } from '../../naming.js';
import { plainSteps } from '../../render/paths.js';
import { RubyCode, rubyString } from '../../render/ruby.js';
import { statusCondition } from '../../render/expressions.js';
import { renderRuby } from '../../render/templates.js';
import { parseAnswerPath, type AnswerPath } from '../../spec/answerPath.js';
import type { Connector, Resource } from '../../spec/model.js';
import type { AlgorithmParameter, Element } from '../element.js';

const PARAMETERS: readonly AlgorithmParameter[] = [
  { name: 'response', required: true },
  { name: 'action_identify', required: false },
  { name: 'task', required: false },
];

/** Where the message of a failure usually stands, tried after the paths of the spec. */
const USUAL_MESSAGES = ['errors[0].message', 'error.message', 'message', 'error_description', 'error', 'detail', 'title'].flatMap((text) => parseAnswerPath(text) ?? []);

/** The one algorithm that reads answers; where resources differ it branches by the action's name. */
export function planErrorCheck(connector: Connector): Element {
  const actions = connector.resources.map((resource) => ({ resource, actions: actionsOf(connector, resource) }));
  const part = (make: (resource: Resource) => RubyCode | undefined): RubyCode | undefined => byAction(actions.map((entry) => ({ actions: entry.actions, code: make(entry.resource) })));
  const hasCode = connector.resources.some((resource) => resource.errors.code);
  return {
    kind: 'algorithm',
    name: 'do_check_error_response',
    resource: undefined,
    source: connector.connection.range,
    content: {
      form: 'ruby',
      algorithm: {
        template: 'do_check_error_response',
        description: 'Reads an answer: gives it back parsed, fails where it reports an error, and lets the task wait at a rate limit.',
        parameters: PARAMETERS,
        view: {
          limit: part(limitPart),
          body: part(bodyPart),
          failed: part(failedPart),
          message: part(messagePart),
          missing: missingGroups(connector),
          hasCode,
        },
      },
    },
  };
}

function actionsOf(connector: Connector, resource: Resource): readonly string[] {
  const names = resourceNames(resource.rn, resource.rns, connector.parserNames);
  return [
    ...(resource.one ? [names.getOne] : []),
    ...(resource.imports ? [names.getMany] : []),
    ...(resource.exports ? [names.create, names.update] : []),
  ];
}

function limitPart({ rateLimit }: Resource): RubyCode | undefined {
  return rateLimit.tries > 1 && rateLimit.statuses.length > 0 ? renderRuby('part_limit', { ...rateLimit }) : undefined;
}

function bodyPart({ emptyStatuses }: Resource): RubyCode {
  return new RubyCode(emptyStatuses.length > 0 ? `body = ${statusCondition(emptyStatuses)} ? '' : response.body.to_s` : 'body = response.body.to_s');
}

function failedPart({ errors, primaryKey }: Resource): RubyCode {
  const { when } = errors;
  const plain = (when ?? []).flatMap(({ path, is }) => {
    const steps = plainSteps(path);
    return steps ? [[steps, is] as const] : [];
  });
  const others = (when ?? []).filter(({ path }) => !plainSteps(path));
  return renderRuby('part_failed', { statuses: errors.statuses, primaryKey, conditions: when && { paths: plain, others } });
}

function messagePart({ errors }: Resource): RubyCode {
  const paths = distinct([...errors.message, ...USUAL_MESSAGES]);
  const all = errors.code ? [...paths, errors.code] : paths;
  return renderRuby('part_message', {
    paths: all.flatMap((path) => (plainSteps(path) ? [plainSteps(path)] : [])),
    others: all.flatMap((path, index) => (plainSteps(path) ? [] : [{ index, path }])),
    codeAt: errors.code !== undefined,
  });
}

function distinct(paths: readonly AnswerPath[]): readonly AnswerPath[] {
  return uniqBy(paths, (path) => JSON.stringify(path, (_, value: unknown) => (typeof value === 'symbol' ? '[]' : value)));
}

/** Only a request of one record can miss it. */
function missingGroups(connector: Connector): readonly { statuses: readonly number[]; actions: readonly string[] }[] {
  const groups = new Map<string, { statuses: readonly number[]; actions: string[] }>();
  for (const resource of connector.resources) {
    const { notFound } = resource.errors;
    if (!resource.one || notFound.length === 0) continue;
    const id = notFound.join();
    if (!groups.has(id)) groups.set(id, { statuses: notFound, actions: [] });
    groups.get(id)?.actions.push(resourceNames(resource.rn, resource.rns, connector.parserNames).getOne);
  }
  return [...groups.values()];
}

/** The code all actions share, or a `case` with the rarer ones named and the most common one under `else`. */
function byAction(parts: readonly { actions: readonly string[]; code: RubyCode | undefined }[]): RubyCode | undefined {
  const groups = new Map<string, string[]>();
  for (const { actions, code } of parts) {
    const text = code?.text ?? '';
    groups.set(text, [...(groups.get(text) ?? []), ...actions]);
  }
  const [common, ...rare] = [...groups].sort(([, a], [, b]) => b.length - a.length);
  if (!common) return undefined;
  if (rare.length === 0) return common[0] === '' ? undefined : new RubyCode(common[0]);
  const indented = (text: string): string => text.split('\n').map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
  const branches = rare.map(([text, actions]) => `when ${wrapNames(actions)}\n${text === '' ? '  nil' : indented(text)}`);
  return new RubyCode(`case action_identify\n${branches.join('\n')}\n${common[0] === '' ? '' : `else\n${indented(common[0])}\n`}end`);
}

function wrapNames(names: readonly string[]): string {
  const lines: string[] = [''];
  for (const name of names.map(rubyString)) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = name;
    else if (last.length + name.length > 100) lines.push(name);
    else lines[lines.length - 1] = `${last}, ${name}`;
  }
  return lines.join(',\n     ');
}
