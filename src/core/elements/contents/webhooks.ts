import equal from 'fast-deep-equal';
import type { JsonPair } from '../../auth/kind.js';
import { toPathLiquid } from '../../render/liquid.js';
import type { ImportFlow, KeyedRequest, Pair, Request, Resource } from '../../spec/model.js';
import { BUILT_IN_WORDS, wordsOf, type BuiltInWord } from '../../spec/template.js';
import type { Content } from '../element.js';
import { jsonContent, liquidPairs, pairObjects } from '../json.js';
import type { ResourcePlace } from '../places/place.js';
import { followsUrls } from '../places/helpers.js';
import { changedHasOwnWebhook } from '../places/webhooks.js';
import type { Around, ContentsOf } from './around.js';

/** What the words are that an algorithm gives a value to, for whoever reads the webhook on the server. */
const WORDS: Readonly<Record<BuiltInWord, string>> = {
  since: 'Start of the time span asked for, given by the algorithm',
  until: 'End of the time span asked for, given by the algorithm',
  limit: 'Number of records a page holds, given by the algorithm',
  offset: 'Number of records to leave out, given by the algorithm',
  page: 'Number of the page, given by the algorithm',
  cursor: 'Position of the next page, given by the algorithm',
  uuid: 'A new id for each export, given by the algorithm',
};

/** What a webhook is for, and the request it makes. */
interface Plan {
  readonly description: string;
  readonly request: Request | KeyedRequest;
  readonly parameters?: readonly Pair[];
  readonly headers?: readonly Pair[];
  /** The path gives way to the one of the next page's address. */
  readonly followsUrls?: boolean;
}

/** The webhooks of a resource (setup/plain_webhook.rb). */
export const webhooks: ContentsOf<'get_one' | 'get_many' | 'get_changed' | 'create' | 'update'> = {
  get_one: (place, around) => webhook(place, around, { description: `Reads one ${spoken(place.resource.rn)}`, request: place.part }),
  get_many: (place, around) =>
    webhook(place, around, {
      description: `Lists ${spoken(place.resource.rns)}`,
      request: place.part.all,
      ...commonPairs(place.part),
      followsUrls: listFollowsUrls(place.part),
    }),
  get_changed: (place, around) =>
    webhook(place, around, {
      description: `Lists the ${spoken(place.resource.rns)} that changed`,
      request: place.part,
      followsUrls: followsUrls(place.part),
    }),
  create: (place, around) => webhook(place, around, { description: `Creates one ${spoken(place.resource.rn)}`, request: place.part }),
  update: (place, around) => webhook(place, around, { description: `Updates one ${spoken(place.resource.rn)}`, request: place.part }),
};

const spoken = (name: string): string => name.replace(/_/g, ' ');

/**
 * The parameters and headers that stand in get_rns. Where the request for what changed goes through it too, only those
 * that both say: whoever calls it passes the others.
 */
export function commonPairs(imports: ImportFlow): Pick<Request, 'parameters' | 'headers'> {
  const { all, changed } = imports;
  if (!changed || changedHasOwnWebhook(imports)) return { parameters: all.parameters, headers: all.headers };
  const both = (ours: readonly Pair[], theirs: readonly Pair[]): readonly Pair[] =>
    ours.filter((pair) => theirs.some(({ key, value }) => key === pair.key && equal(value, pair.value)));
  return { parameters: both(all.parameters, changed.parameters), headers: both(all.headers, changed.headers) };
}

function listFollowsUrls(imports: ImportFlow): boolean {
  const { all, changed } = imports;
  return followsUrls(all) || (changed !== undefined && !changedHasOwnWebhook(imports) && followsUrls(changed));
}

function webhook({ name, resource }: ResourcePlace, { connector, view }: Around, plan: Plan): Content {
  const { request, description, parameters = request.parameters, headers = request.headers } = plan;
  const { keyWord } = view.names;
  const keyed = 'keyAsParameter' in request && request.keyAsParameter === true;
  const query = keyed ? [...parameters.filter(({ key }) => key !== 'id'), keyPair(resource, keyWord)] : parameters;
  const words = new Set([request.path, ...query.map(({ value }) => value), ...headers.map(({ value }) => value)].flatMap(wordsOf));
  const path = toPathLiquid(request.path, keyWord);
  const templateParameters: readonly JsonPair[] = [
    ...(words.has(keyWord) ? [{ key: keyWord, value: '', description: `Id of the ${spoken(resource.rn)} at ${connector.title}` }] : []),
    ...BUILT_IN_WORDS.filter((word) => words.has(word)).map((word) => ({ key: word, value: '', description: WORDS[word] })),
  ];
  return jsonContent({
    _type: 'Setup::PlainWebhook',
    _primary: ['namespace', 'name'],
    _reset: ['parameters', 'headers', 'template_parameters'],
    namespace: connector.namespace,
    name,
    description,
    method: request.method,
    // A template parameter next_path would be true for Liquid even when blank, so there is none: only a call gives it.
    path: plan.followsUrls ? `{% if next_path %}{{ next_path }}{% else %}${path}{% endif %}` : path,
    parameters: pairObjects(liquidPairs(query)),
    headers: pairObjects(liquidPairs(headers)),
    template_parameters: pairObjects(templateParameters),
  });
}

/** The key that stands nowhere else in the request. */
function keyPair(resource: Resource, keyWord: string): Pair {
  return { key: 'id', value: [{ word: keyWord }], node: { kind: 'scalar', range: resource.range, value: '', source: '' } };
}
