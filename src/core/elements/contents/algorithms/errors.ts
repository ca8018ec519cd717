import { judgeName, resourceNames } from '../../../naming.js';
import { plainSteps } from '../../../render/paths.js';
import { Part, PartByAction, type View } from '../../../render/part.js';
import { layCode } from '../../../render/codeLayout.js';
import { RubyCode, rubyKey, rubyLiteral, rubyWords } from '../../../render/ruby.js';
import { statusCondition } from '../../../render/expressions.js';
import { parseAnswerPath, type AnswerPath } from '../../../spec/answerPath.js';
import type { Connector, ErrorRules, Resource, StatusRange } from '../../../spec/model.js';
import type { AlgorithmParameter, Content } from '../../element.js';
import { judgedAlike } from '../../places/judges.js';
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

/** How many lines a table of the check may take, and how many keys stand in branches. */
const MOST_ROWS = 8;
const MOST_KEYS = 3;

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
  const judged = judgedAlike(connector);
  const { isJudged } = judging(connector);
  const part = (aspect: Aspect, make: (resource: Resource) => Part | RubyCode | undefined): PartByAction | undefined =>
    isJudged(aspect) ? undefined : new PartByAction(actions.map((entry) => ({ actions: entry.actions, code: make(entry.resource) })));
  const hasCode = hasCodes(connector);
  const waits = mayWait(connector);
  const mixed = connector.resources.some(({ errors }) =>
    [...errors.message, ...(hasCode ? [errors.code] : [])].some((path) => !path || !plainSteps(path)),
  );
  // Where the messages differ, what all have in common is said once.
  const several = !isJudged('message') && differs(connector, ASPECTS.message);
  const keys = isJudged('conditions') ? undefined : keyTable(actions);
  return {
    namespace: connector.namespace,
    judges: judged.length > 0 && judgeTable(connector, judged),
    judgesLimit: isJudged('limit') && waits,
    limit: part('limit', (resource) => limitPart(resource, waits)),
    empties: isJudged('empty') ? [] : emptyGroups(connector, actions),
    judgesEmpty: isJudged('empty'),
    limitFails: waits && connector.resources.some(limitIsNoError),
    failed: part('failed', failedLine),
    conditions: keys ? new Part('part_failed', { keys, conditions: undefined }) : part('conditions', conditionPart),
    judgesConditions: isJudged('conditions'),
    usual: several
      ? new Part('part_message', { name: 'usual', candidates: USUAL_MESSAGES, plusUsual: false, codePath: undefined })
      : undefined,
    message: part('message', (resource) => messagePart(resource, several, hasCode)),
    mixed,
    missing: isJudged('missing') ? [] : missingGroups(connector),
    judgesMissing: isJudged('missing'),
    hasCode,
  };
}

type Aspect = 'limit' | 'failed' | 'conditions' | 'message' | 'missing' | 'empty';

/** What is asked of an answer, and which rules tell it. */
const ASPECTS: Readonly<Record<Aspect, (resource: Resource) => unknown>> = {
  limit: ({ rateLimit }) => rateLimit,
  failed: ({ errors }) => [errors.statuses, errors.notFound],
  // Where nothing is said of what an error is, one that holds the key is none.
  conditions: ({ errors, primaryKey }) => errors.when ?? primaryKey,
  message: ({ errors }) => [errors.message, errors.code],
  missing: ({ errors }) => errors.notFound,
  empty: ({ emptyStatuses }) => emptyStatuses,
};

const differs = ({ resources }: Connector, rules: (resource: Resource) => unknown): boolean =>
  new Set(resources.map((resource) => keyOf(rules(resource)))).size > 1;

/** What is judged by algorithms of their own: that in which resources differ, where they differ in much. */
function judging(connector: Connector): { readonly isJudged: (aspect: Aspect) => boolean } {
  const isMuch = judgedAlike(connector).length > 0;
  const hasWhens = connector.resources.some(({ errors }) => errors.when);
  return { isJudged: (aspect) => isMuch && differs(connector, ASPECTS[aspect]) && (aspect !== 'conditions' || hasWhens) };
}

const hasCodes = ({ resources }: Connector): boolean => resources.some(({ errors }) => errors.code);

const mayWait = ({ resources }: Connector): boolean =>
  resources.some(
    ({ errors, rateLimit }) => rateLimit.statuses.length > 0 && (rateLimit.tries > 1 || limitIsNoError({ errors, rateLimit })),
  );

const failedLine = ({ errors }: Resource): RubyCode => new RubyCode(`failed = ${statusCondition(failingStatuses(errors))}`);

/** Which algorithm judges the answers of an action. */
function judgeTable(connector: Connector, judged: readonly (readonly Resource[])[]): RubyCode {
  const items = judged.map((alike) => {
    const actions = alike.flatMap((resource) => actionsOf(connector, resource));
    return `${rubyKey(judgeName(alike[0]?.rn ?? ''))} ${rubyWords(actions, 1)}`;
  });
  return new RubyCode(layCode({ open: 'judges = {', items, close: '}' }, 0, MOST_ROWS));
}

/** By which key a record is told from an error, where many resources differ in that. */
function keyTable(all: readonly ResourceActions[]): RubyCode | undefined {
  const keys = new Map<string, { readonly key: AnswerPath; readonly actions: string[] }>();
  for (const { resource, actions } of all) {
    const id = keyOf(resource.primaryKey);
    if (!keys.has(id)) keys.set(id, { key: resource.primaryKey, actions: [] });
    keys.get(id)?.actions.push(...actions);
  }
  if (keys.size <= MOST_KEYS || all.some(({ resource }) => resource.errors.when)) return undefined;
  const items = [...keys.values()].map(({ key, actions }) => `[${rubyLiteral(plainSteps(key) ?? [])}, ${rubyWords(actions, 1)}]`);
  return new RubyCode(layCode({ open: 'keys = [', items, close: ']' }, 0, MOST_ROWS));
}

/** An algorithm that judges the answers of resources which are judged alike. */
export function judge({ part: alike }: OwnPlace<'judge'>, connector: Connector): Content {
  const [resource] = alike;
  if (!resource) throw new Error('nothing is judged');
  const names = alike.flatMap(({ rn, rns, one }) => (one ? [resourceNames(rn, rns, connector.parserNames).getOne] : []));
  return {
    form: 'ruby',
    algorithm: {
      template: 'judge_answer',
      description: `Tells what an answer about ${resource.rns} means: whether it is a failure, where its message is, and how long to wait.`,
      parameters: [...PARAMETERS.slice(0, 2), { name: 'data', required: false }],
      view: () => {
        const { isJudged } = judging(connector);
        return {
          limit: isJudged('limit') ? limitPart(resource, mayWait(connector)) : undefined,
          message: isJudged('message') ? messagePart(resource, false, hasCodes(connector)) : undefined,
          failed: isJudged('failed') ? failedLine(resource) : undefined,
          conditions: isJudged('conditions') ? conditionPart(resource) : undefined,
          emptyStatuses: isJudged('empty') ? resource.emptyStatuses : undefined,
          notFound: isJudged('missing') ? (names.length > 0 ? resource.errors.notFound : []) : undefined,
          ones: names,
        };
      },
    },
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
  return new Part('part_failed', { keys: undefined, primaryKey, conditions: when && { paths: plain, others } });
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

const keyOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'symbol' || typeof part === 'bigint' ? String(part) : part));

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
