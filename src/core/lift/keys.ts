import type { TemplateName } from '../render/templates.gen.js';
import type { SpecMap, SpecValue } from '../spec/edit.js';
import { isSpecList, isSpecMap } from '../spec/edit/data.js';
import type { TreePath } from '../spec/tree.js';
import type { Facts } from './facts.js';

/** A key of the vocabulary that an algorithm is generated from, and what it may be by what the code of that algorithm names. */
export interface LiftableKey {
  readonly key: TreePath;
  /** @param written what it is now, where it is written: in the resource, or in what it inherits */
  readonly values: (facts: Facts, written: SpecValue | undefined) => readonly SpecValue[];
}

/** Stands in a key for each name of a map. */
export const EACH_NAME = '*';

/** Where the keys of a group may stand in a resource: in itself (`own`), and in these blocks where they are written. */
export interface KeyGroup {
  readonly own: boolean;
  readonly places: readonly TreePath[];
  readonly keys: readonly LiftableKey[];
}

const text = (...key: TreePath): LiftableKey => ({ key, values: ({ texts }) => texts });
const number = (...key: TreePath): LiftableKey => ({ key, values: ({ numbers }) => numbers });
const path = (...key: TreePath): LiftableKey => ({ key, values: ({ paths, texts }) => [...paths, ...texts, '$'] });
const oneOf = (key: TreePath, words: readonly SpecValue[]): LiftableKey => ({ key, values: () => words });

/** A list as a whole, with what is new in it, and without each of what it holds. */
const list = (...key: TreePath): LiftableKey => ({
  key,
  values: ({ lists, texts, paths, numbers }, written) => {
    const old = isSpecList(written) ? written : written === undefined || written === null ? [] : [written];
    const found: readonly SpecValue[] = [...paths, ...texts, ...numbers];
    const put = found.flatMap((value) => [
      ...[...old.keys(), old.length].map((at) => [...old.slice(0, at), value, ...old.slice(at)]),
      ...[...old.keys()].map((at) => [...old.slice(0, at), value, ...old.slice(at + 1)]),
    ]);
    const starts = lists.flatMap((whole) => [...whole.keys()].map((at) => whole.slice(0, at + 1)));
    return [...put, [...old, ...texts], ...[...old.keys()].map((at) => old.filter((_, index) => index !== at)), ...starts];
  },
});

/** A map with one more entry. */
const entries = (...key: TreePath): LiftableKey => ({
  key,
  values: ({ bodies }, written) => {
    const old: SpecMap = isSpecMap(written) ? written : {};
    return bodies.flatMap((body) => (isSpecMap(body) ? [{ ...old, ...body }] : []));
  },
});

const PAGINATION_TYPES = ['page', 'offset', 'cursor', 'last_id', 'link', 'next_url', 'none'];

const answerKeys: readonly LiftableKey[] = [
  list('errors', 'message'),
  path('errors', 'code'),
  list('errors', 'status'),
  list('errors', 'not_found'),
  {
    key: ['errors', 'when'],
    values: ({ paths, texts, numbers, conditions }, written) => {
      const old = isSpecList(written) ? written : [];
      const wanted: readonly SpecValue[] = [...texts, ...numbers, true, false];
      return [...conditions, ...paths.flatMap((at) => wanted.map((is) => [...old, { path: at, is }]))];
    },
  },
  list('empty'),
  list('rate_limit', 'status'),
  text('rate_limit', 'wait'),
  number('rate_limit', 'tries'),
  oneOf(['rate_limit', 'unit'], ['seconds', 'milliseconds', 'epoch']),
];

const writeKeys: readonly LiftableKey[] = [
  path('id'),
  text('id_pattern'),
  oneOf(['returns'], ['record', 'id', 'nothing']),
  oneOf(['encoding'], ['json', 'form', 'multipart']),
];

const record: LiftableKey = path('record');

const GROUPS: Partial<Record<TemplateName, readonly KeyGroup[]>> = {
  do_get_many: [
    {
      own: true,
      places: [
        ['import', 'all'],
        ['import', 'changed'],
      ],
      keys: [
        path('records'),
        text('pagination', 'parameter'),
        text('pagination', 'size', 'parameter'),
        number('pagination', 'size', 'value'),
        path('pagination', 'next'),
        path('pagination', 'more'),
        path('pagination', 'total'),
        path('pagination', 'pages'),
        number('pagination', 'start'),
        oneOf(['pagination'], PAGINATION_TYPES),
        {
          key: ['pagination'],
          values: ({ paths }) => paths.flatMap((next) => ['cursor', 'next_url'].map((type) => ({ type, next }))),
        },
        text('incremental', 'parameter'),
        text('incremental', 'header'),
        { key: ['incremental', 'format'], values: ({ texts }) => ['iso8601', 'epoch', 'epoch_ms', 'date', 'http_date', ...texts] },
        text('incremental', 'zone'),
        path('incremental', 'field'),
      ],
    },
  ],
  do_get_one: [{ own: true, places: [['import', 'one']], keys: [record] }],
  do_create: [
    { own: false, places: [['export'], ['export', 'create']], keys: writeKeys },
    { own: true, places: [], keys: [record] },
  ],
  do_update: [
    { own: false, places: [['export'], ['export', 'update']], keys: writeKeys },
    { own: true, places: [], keys: [record] },
  ],
  do_export: [{ own: false, places: [['export'], ['export', 'create'], ['export', 'update']], keys: writeKeys }],
  parse_2_api_request: [
    {
      own: false,
      places: [['export'], ['export', 'create'], ['export', 'update']],
      keys: [list('omit'), list('only'), entries('add'), { key: ['body'], values: ({ bodies }) => bodies }],
    },
  ],
  parse_from_api_response: [{ own: true, places: [], keys: [path('primary_key'), path('fields', EACH_NAME, 'from')] }],
  do_import_many: [
    {
      own: true,
      places: [
        ['import', 'all'],
        ['import', 'changed'],
      ],
      keys: [number('pagination', 'max_pages'), text('incremental', 'initial')],
    },
  ],
  do_check_error_response: [{ own: true, places: [], keys: answerKeys }],
  judge_answer: [{ own: true, places: [], keys: answerKeys }],
};

/** The keys that say what an algorithm of a template does. */
export const keysOf = (template: TemplateName): readonly KeyGroup[] => GROUPS[template] ?? [];
