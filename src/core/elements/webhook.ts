import type { JsonPair } from '../auth/kind.js';
import { resourceNames } from '../naming.js';
import { toPathLiquid } from '../render/liquid.js';
import type { Connector, ImportFlow, KeyedRequest, ListRequest, Pair, Request, Resource } from '../spec/model.js';
import { BUILT_IN_WORDS, wordsOf } from '../spec/template.js';
import type { Element } from './element.js';
import { liquidPairs, pairObjects } from './json.js';

/** What the words are that an algorithm gives a value to, for whoever reads the webhook on the server. */
const WORDS: Readonly<Record<(typeof BUILT_IN_WORDS)[number], string>> = {
  since: 'Start of the time span asked for, given by the algorithm',
  until: 'End of the time span asked for, given by the algorithm',
  limit: 'Number of records a page holds, given by the algorithm',
  offset: 'Number of records to leave out, given by the algorithm',
  page: 'Number of the page, given by the algorithm',
  cursor: 'Position of the next page, given by the algorithm',
  uuid: 'A new id for each export, given by the algorithm',
};

/** One webhook to be: its name, what it is for, and the request it makes. */
interface Plan {
  readonly name: string;
  readonly description: string;
  readonly request: Request;
  readonly parameters: readonly Pair[];
  readonly headers: readonly Pair[];
  /** The path gives way to the one of the next page's address. */
  readonly followsUrls: boolean;
}

/** The webhooks of a resource (setup/plain_webhook.rb): get_rn, get_rns, get_changed_rns, create_rn, update_rn, as far as asked for. */
export function planWebhooks(connector: Connector, resource: Resource): readonly Element[] {
  const names = resourceNames(resource.rn, resource.rns, connector.parserNames);
  const [one, many] = [resource.rn, resource.rns].map((name) => name.replace(/_/g, ' '));
  const { imports, exports } = resource;
  const plans: Plan[] = [];
  if (resource.one) plans.push(plan(names.getOne, `Reads one ${one}`, resource.one));
  if (imports) {
    plans.push({ ...plan(names.getMany, `Lists ${many}`, imports.all), ...commonPairs(imports), followsUrls: listFollowsUrls(imports) });
    const { changed } = imports;
    if (changed && changedHasOwnWebhook(imports)) {
      plans.push({ ...plan(names.getChanged, `Lists the ${many} that changed`, changed), followsUrls: followsUrls(changed) });
    }
  }
  if (exports) {
    plans.push(plan(names.create, `Creates one ${one}`, exports.create), plan(names.update, `Updates one ${one}`, exports.update));
  }
  return plans.map((one) => webhook(connector, resource, names.keyWord, one));
}

/** Whether the request for what changed cannot go through get_rns: another verb or path. */
export function changedHasOwnWebhook({ all, changed }: ImportFlow): boolean {
  return changed !== undefined && (changed.method !== all.method || !same(changed.path, all.path));
}

/**
 * The parameters and headers that stand in get_rns. Where the request for what changed goes through it too, only those
 * that both say: whoever calls it passes the others.
 */
export function commonPairs(imports: ImportFlow): Pick<Request, 'parameters' | 'headers'> {
  const { all, changed } = imports;
  if (!changed || changedHasOwnWebhook(imports)) return { parameters: all.parameters, headers: all.headers };
  const both = (ours: readonly Pair[], theirs: readonly Pair[]): readonly Pair[] =>
    ours.filter((pair) => theirs.some(({ key, value }) => key === pair.key && same(value, pair.value)));
  return { parameters: both(all.parameters, changed.parameters), headers: both(all.headers, changed.headers) };
}

function listFollowsUrls(imports: ImportFlow): boolean {
  const { all, changed } = imports;
  return followsUrls(all) || (changed !== undefined && !changedHasOwnWebhook(imports) && followsUrls(changed));
}

function followsUrls({ pagination }: ListRequest): boolean {
  return pagination.type === 'link' || pagination.type === 'next_url';
}

function plan(name: string, description: string, request: Request | KeyedRequest): Plan {
  return { name, description, request, parameters: request.parameters, headers: request.headers, followsUrls: false };
}

function webhook(
  connector: Connector,
  resource: Resource,
  keyWord: string,
  { name, description, request, parameters, headers, followsUrls }: Plan,
): Element {
  const keyed = 'keyAsParameter' in request && request.keyAsParameter === true;
  const query = keyed ? [...parameters.filter(({ key }) => key !== 'id'), keyPair(resource, keyWord)] : parameters;
  const words = new Set([request.path, ...query.map(({ value }) => value), ...headers.map(({ value }) => value)].flatMap(wordsOf));
  const path = toPathLiquid(request.path, keyWord);
  const templateParameters: readonly JsonPair[] = [
    ...(words.has(keyWord)
      ? [{ key: keyWord, value: '', description: `Id of the ${resource.rn.replace(/_/g, ' ')} at ${connector.title}` }]
      : []),
    ...BUILT_IN_WORDS.filter((word) => words.has(word)).map((word) => ({ key: word, value: '', description: WORDS[word] })),
  ];
  return {
    kind: 'webhook',
    name,
    resource,
    content: {
      form: 'json',
      data: {
        _type: 'Setup::PlainWebhook',
        _primary: ['namespace', 'name'],
        _reset: ['parameters', 'headers', 'template_parameters'],
        namespace: connector.namespace,
        name,
        description,
        method: request.method,
        // A template parameter next_path would be true for Liquid even when blank, so there is none: only a call gives it.
        path: followsUrls ? `{% if next_path %}{{ next_path }}{% else %}${path}{% endif %}` : path,
        parameters: pairObjects(liquidPairs(query)),
        headers: pairObjects(liquidPairs(headers)),
        template_parameters: pairObjects(templateParameters),
      },
    },
    source: request.range,
  };
}

/** The key that stands nowhere else in the request. */
function keyPair(resource: Resource, keyWord: string): Pair {
  return { key: 'id', value: [{ word: keyWord }], node: { kind: 'scalar', range: resource.range, value: '', source: '' } };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
