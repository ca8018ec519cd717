import { t } from './l10n.js';
import { authKindOf, checkAuthorizationHeader, checkAuthorizationParameter } from './auth/index.js';
import { ProblemList, type SpecProblem } from './result.js';
import { SANDBOX } from './naming.js';
import type { Connector, Request } from './spec/model.js';
import { meantBy } from './spec/misplaced.js';
import { parseTree, type ParsedTree } from './spec/parse.js';
import type { ResourceText } from './spec/edit/resource.js';
import { SpecDocument } from './spec/specDocument.js';
import { ReadingMemo } from './spec/read/memo.js';
import { readConnectorTree } from './spec/read/connector.js';
import { checkControls } from './spec/read/controls.js';
import { reportBlankWords } from './spec/read/blankWords.js';
import { checkSecrets } from './spec/read/secrets.js';
import { quoted } from './spec/shapeWords.js';
import { checkShape } from './spec/schemaProblems.js';
import type { SpecNode } from './spec/tree.js';
import { withoutUnsure } from './spec/unsure.js';
import { finish, type Steps } from './steps.js';

export interface Reading {
  /** Whole and ready to be planned; undefined where there is an error. */
  readonly connector: Connector | undefined;
  /** Undefined where something in it could not be read. */
  readonly tree: SpecNode | undefined;
  readonly problems: readonly SpecProblem[];
}

/**
 * Reads the text of a connector.yaml: YAML, shape, rules. All mistakes of one pass are told at once; ranges are offsets
 * into `text`.
 */
export function readConnector(text: string): Reading {
  return finish(readTree(text, parseTree(text), new ReadingMemo()));
}

/**
 * Reads texts that differ little from one to the next, as while somebody types: what a text costs follows its change.
 * Places in a reading are right until the next text is read; its problems stay what they are.
 */
export class ConnectorReader {
  private readonly document = new SpecDocument();
  private readonly memo = new ReadingMemo();
  private last: { readonly text: string; readonly reading: Reading } | undefined;

  read(text: string): Reading {
    return finish(this.readSteps(text));
  }

  /** The same as work that can be paused, and be left off before its end. */
  *readSteps(text: string): Steps<Reading> {
    const known = this.known(text);
    if (known) return known;
    if (!this.document.follow(text)) yield* this.document.readWhole(text);
    const reading = yield* readTree(text, this.document.tree, this.memo);
    this.last = { text, reading };
    return reading;
  }

  /** What was read of this text, if it was the last one. */
  known(text: string): Reading | undefined {
    return this.last?.text === text && this.document.text === text ? this.last.reading : undefined;
  }

  /** The lines of a resource of this text; undefined where the text cannot be taken apart. */
  resourceText(text: string, index: number): ResourceText | undefined {
    this.read(text);
    return this.document.resourceText(index);
  }
}

function* readTree(text: string, { root, problems }: ParsedTree, memo: ReadingMemo): Steps<Reading> {
  if (!root) return { connector: undefined, tree: undefined, problems: problems.sorted() };
  const unreadable = problems.all;
  const reading = yield* readRoot(text, root, problems, memo);
  const { root: meant, told } = meantBy(text, root, reading.problems);
  if (told.length === 0) return reading;
  const again = new ProblemList();
  again.addAll(unreadable);
  const { problems: left } = yield* readRoot(text, meant, again, memo);
  // Of a key that nothing else speaks of it is told where it may stand.
  const all = [...left, ...told];
  return isLess(all, reading.problems) ? { ...reading, problems: sorted(all) } : reading;
}

/** Whether something was told only because of something else. */
function isLess(problems: readonly SpecProblem[], before: readonly SpecProblem[]): boolean {
  const nameOf = ({ code, range: { start }, args }: SpecProblem): string => `${code} ${start} ${args.request ?? ''}`;
  const names = new Set(problems.map(nameOf));
  return before.some((problem) => !names.has(nameOf(problem)));
}

function* readRoot(text: string, root: SpecNode, problems: ProblemList, memo: ReadingMemo): Steps<Reading> {
  const unreadable = problems.hasErrors ? problems.all.length : 0;
  checkShape(root, problems, memo);
  const ofShape = problems.all;
  yield* checkControls(root, problems, memo);
  yield* checkSecrets(root, problems, memo);
  const others = problems.all.length;
  const connector = yield* readConnectorTree(text, root, problems, memo);
  if (connector) {
    checkAuthorization(text, connector, problems);
    reportBlankWords(connector, problems);
  }
  const once = onceAPlace(ofShape, problems, others);
  if (unreadable > 0) return { connector: undefined, tree: undefined, problems: sorted(withoutUnsure(root, once, unreadable)) };
  return { connector: problems.hasErrors ? undefined : connector, tree: root, problems: sorted(once) };
}

/**
 * A value of the wrong shape breaks a rule as well, which says nothing new: rules are those from an index on. Of a password in a URL
 * the URL is told.
 */
function onceAPlace(ofShape: readonly SpecProblem[], problems: ProblemList, from: number): readonly SpecProblem[] {
  const placeOf = ({ range }: SpecProblem): string => `${range.start} ${range.end}`;
  const told = new Set(ofShape.map(placeOf));
  const users = new Set(problems.all.filter(({ code }) => code.endsWith('url-user')).map(placeOf));
  if (told.size === 0 && users.size === 0) return problems.all;
  return problems.all.filter((problem, index) => {
    if (problem.code === 'secret-shape') return !users.has(placeOf(problem));
    return index < from || problem.severity !== 'error' || !told.has(placeOf(problem));
  });
}

function sorted(found: readonly SpecProblem[]): readonly SpecProblem[] {
  const problems = new ProblemList();
  // What an authorization lacks by its shape and by its kind is one list.
  const lacking = found.find(({ code, lacks }) => code === 'missing-key' && String(lacks?.path) === 'authorization');
  const other = lacking && found.find(({ code }) => code === 'auth-key-missing');
  problems.addAll(
    found.flatMap((problem) => (problem === other ? [] : problem === lacking && other ? [withMissing(problem, other)] : [problem])),
  );
  return problems.sorted();
}

function withMissing(problem: SpecProblem, other: SpecProblem): SpecProblem {
  const keys = [...(problem.lacks?.keys ?? []), ...(other.lacks?.keys ?? [])];
  return {
    ...problem,
    args: { ...problem.args, keys: keys.map(quoted).join(', '), count: keys.length },
    lacks: { path: ['authorization'], keys },
  };
}

function checkAuthorization(text: string, connector: Connector, problems: Parameters<typeof checkShape>[1]): void {
  const { authorization, namespace, title, variables, connection } = connector;
  const kind = authKindOf(authorization.type);
  if (!kind) return;
  const context = { text, namespace, title, variables };
  const taken = [...kind.takenWords(authorization), ...(connection.sandboxUrl ? [SANDBOX] : [])];
  for (const word of taken) {
    const variable = variables.find(({ name }) => name === word);
    const resource = connector.resources.find(({ rn }) => `${rn}_id` === word);
    if (resource) problems.error('key-of-authorization', authorization.node.range, { name: word, resource: resource.name });
    if (variable) problems.error('variable-of-authorization', variable.range, { name: word, kind: t(kind.label) });
  }
  kind.check?.(authorization, context, problems);
  if (problems.hasErrors) return;
  const plan = kind.plan(authorization, context);
  checkAuthorizationHeader(plan, connection.headers, problems);
  checkAuthorizationParameter(plan, connection.parameters, problems);
  for (const { headers, parameters } of requestsOf(connector)) {
    checkAuthorizationHeader(plan, headers, problems);
    checkAuthorizationParameter(plan, parameters, problems);
  }
}

function requestsOf({ resources }: Connector): readonly Request[] {
  return resources.flatMap(({ imports, exports, one }) =>
    [imports?.all, imports?.changed, one, exports?.create, exports?.update].flatMap((request) => request ?? []),
  );
}
