import { resourceNames } from '../../../naming.js';
import { plainSteps } from '../../../render/paths.js';
import { Part, PartByAction, type View } from '../../../render/part.js';
import { RubyCode } from '../../../render/ruby.js';
import { statusCondition } from '../../../render/expressions.js';
import { parseAnswerPath, type AnswerPath } from '../../../spec/answerPath.js';
import type { Connector, ErrorRules, Resource, StatusRange } from '../../../spec/model.js';
import type { AlgorithmParameter, Content } from '../../element.js';
import { changedHasOwnWebhook } from '../../places/webhooks.js';
import type { OwnPlace } from '../../places/place.js';

const PARAMETERS: readonly AlgorithmParameter[] = [
  { name: 'response', required: true },
  { name: 'action_identify', required: false },
  { name: 'task', required: false },
];

/** Where the message of a failure usually stands, tried after the paths of the spec. */
const USUAL_MESSAGES = ['errors[0].message', 'error.message', 'message', 'error_description', 'error', 'detail', 'title'].flatMap(
  (text) => parseAnswerPath(text) ?? [],
);

interface ResourceActions {
  readonly resource: Resource;
  readonly actions: readonly string[];
}

/** The one algorithm that reads answers; where resources differ it branches by the action's name. */
export function errorCheck({ part: connector }: OwnPlace<'error_check'>): Content {
  return {
    form: 'ruby',
    algorithm: {
      template: 'do_check_error_response',
      description: 'Reads an answer: gives it back parsed, fails where it reports an error, and lets the task wait at a rate limit.',
      parameters: PARAMETERS,
      view: () => checkView(connector),
    },
  };
}

function checkView(connector: Connector): View {
  const actions: readonly ResourceActions[] = connector.resources.map((resource) => ({
    resource,
    actions: actionsOf(connector, resource),
  }));
  const part = (make: (resource: Resource) => Part | RubyCode | undefined): PartByAction =>
    new PartByAction(actions.map((entry) => ({ actions: entry.actions, code: make(entry.resource) })));
  const hasCode = connector.resources.some(({ errors }) => errors.code);
  const waits = connector.resources.some(
    ({ errors, rateLimit }) => rateLimit.statuses.length > 0 && (rateLimit.tries > 1 || limitIsNoError({ errors, rateLimit })),
  );
  const mixed = connector.resources.some(({ errors }) =>
    [...errors.message, ...(hasCode ? [errors.code] : [])].some((path) => !path || !plainSteps(path)),
  );
  // Where the messages differ, what all have in common is said once.
  const several = new Set(connector.resources.map(({ errors }) => keyOf([errors.message, errors.code]))).size > 1;
  return {
    limit: part((resource) => limitPart(resource, waits)),
    empties: emptyGroups(connector, actions),
    limitFails: waits && connector.resources.some(limitIsNoError),
    failed: part(({ errors }) => new RubyCode(`failed = ${statusCondition(failingStatuses(errors))}`)),
    conditions: part(conditionPart),
    usual: several
      ? new Part('part_message', { name: 'usual', candidates: USUAL_MESSAGES, plusUsual: false, codePath: undefined })
      : undefined,
    message: part((resource) => messagePart(resource, several, hasCode)),
    mixed,
    missing: missingGroups(connector),
    hasCode,
  };
}

function actionsOf(connector: Connector, resource: Resource): readonly string[] {
  const names = resourceNames(resource.rn, resource.rns, connector.parserNames);
  return [
    ...(resource.one ? [names.getOne] : []),
    ...(resource.imports ? [names.getMany] : []),
    ...(resource.imports && changedHasOwnWebhook(resource.imports) ? [names.getChanged] : []),
    ...(resource.exports ? [names.create, names.update] : []),
  ];
}

/** Undefined where nobody may wait; beside others that do, such a resource has a limit that never holds. */
function limitPart({ rateLimit }: Resource, waits: boolean): Part | undefined {
  return waits ? new Part('part_limit', { ...rateLimit }) : undefined;
}

/** A limit whose tries are used up fails, also where its status alone is no failure. */
function limitIsNoError({ errors, rateLimit }: Pick<Resource, 'errors' | 'rateLimit'>): boolean {
  return rateLimit.statuses.some((status) => !includes(errors.statuses, status));
}

const includes = (ranges: readonly StatusRange[], status: number): boolean => ranges.some(({ from, to }) => from <= status && status <= to);

/** A status of `not_found` is a failure too, whatever `status` says. */
function failingStatuses({ statuses, notFound }: ErrorRules): readonly (StatusRange | number)[] {
  return [...statuses, ...notFound.filter((status) => !includes(statuses, status))];
}

/** Statuses that mean an empty answer whatever the body says, with the actions they hold for (undefined: all). */
function emptyGroups(
  connector: Connector,
  all: readonly ResourceActions[],
): readonly { statuses: readonly number[]; actions: readonly string[] | undefined }[] {
  const groups: Record<string, ResourceActions[]> = {};
  for (const entry of all) (groups[entry.resource.emptyStatuses.join()] ??= []).push(entry);
  return Object.values(groups).flatMap((group) => {
    const statuses = group[0]?.resource.emptyStatuses ?? [];
    if (statuses.length === 0) return [];
    return [{ statuses, actions: group.length === connector.resources.length ? undefined : group.flatMap(({ actions }) => actions) }];
  });
}

function conditionPart({ errors, primaryKey }: Resource): Part {
  const { when } = errors;
  const plain = (when ?? []).flatMap(({ path, is }) => {
    const steps = plainSteps(path);
    return steps ? [[steps, is] as const] : [];
  });
  const others = (when ?? []).filter(({ path }) => !plainSteps(path));
  return new Part('part_failed', { primaryKey, conditions: when && { paths: plain, others } });
}

/** The paths tried for the message, in order, and last the one of the code (nil where only others have one). */
function messagePart({ errors }: Resource, several: boolean, hasCode: boolean): Part {
  const code = hasCode ? [errors.code] : [];
  return several
    ? new Part('part_message', {
        name: 'paths',
        candidates: errors.message,
        plusUsual: true,
        codePath: hasCode ? { path: errors.code } : undefined,
      })
    : new Part('part_message', {
        name: 'paths',
        candidates: [...withoutTwins([...errors.message, ...USUAL_MESSAGES]), ...code],
        plusUsual: false,
        codePath: undefined,
      });
}

const keyOf = (value: unknown): string => JSON.stringify(value, (_, part: unknown) => (typeof part === 'symbol' ? '[]' : part));

function withoutTwins(paths: readonly AnswerPath[]): Iterable<AnswerPath> {
  return new Map(paths.map((path) => [keyOf(path), path])).values();
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
