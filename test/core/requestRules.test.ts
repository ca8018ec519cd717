import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConnector } from '../../src/core/index.js';

const HEAD = 'name: acme\nauthorization: {type: none}\nconnection: {url: https://api.acme.example/v1}\n';

test('words that nothing gives a value to are named in one warning a request', () => {
  const { problems } = readConnector(`${HEAD}resources:
  - name: Note
    primary_key: id
    pagination: {type: offset, in: text}
    import:
      all: {request: GET notes, parameters: {q: "since {since} from {offset} on {page} after {cursor}"}}
      one: {request: "GET notes/{id}", parameters: {q: "{since}"}}
    export: {create: POST notes, update: "PUT notes/{id}", encoding: form, headers: {Key: "{uuid} {limit}"}}
`);
  const warnings = problems.filter(({ code }) => code === 'placeholder-blank').map((problem) => problem.args.words);
  assert.deepEqual(warnings, ['{page}, {cursor}', '{since}', '{limit}', '{limit}']);
});

test('a parameter that is sent with another value is warned of', () => {
  const note = (more: string): string => `${HEAD}resources:\n  - name: Note\n    primary_key: id\n${more}`;
  for (const marked of [
    note('    import: {all: {request: GET notes, parameters: {«limit»: 5, a: b}}, one: "GET notes/{id}"}\n'),
    note('    incremental: {parameter: from}\n    import: {parameters: {«from»: x}, all: GET notes, one: "GET notes/{id}"}\n'),
    note('    pagination: none\n    import: {all: {request: GET notes, parameters: {limit: 5}}, one: "GET notes/{id}"}\n'),
  ]) {
    const start = marked.indexOf('«');
    const { problems } = readConnector(marked.replace(/[«»]/g, ''));
    assert.deepEqual(
      problems.flatMap(({ code, severity, range }) => (severity === 'hint' ? [] : [[code, severity, range.start]])),
      start < 0 ? [] : [['parameter-replaced', 'warning', start]],
    );
  }
});

test('flows of defaults count for every resource', () => {
  const { connector, problems } = readConnector(
    `${HEAD}defaults: {flows: [export]}\nresources:\n  - {name: Note, primary_key: id, import: {one: "GET n/{id}"}, export: {create: POST n, update: "PUT n/{id}"}}\n`,
  );
  assert.deepEqual(
    problems.map(({ code }) => code),
    [],
  );
  assert.equal(connector?.resources[0]?.imports, undefined);
  assert.ok(connector?.resources[0]?.one);
});

test('a moment that stands in the request needs no other place', () => {
  const { connector, problems } = readConnector(
    `${HEAD}resources:\n  - {name: Note, primary_key: id, incremental: {format: epoch}, import: {all: {request: GET n, parameters: {q: "a > {since}"}}, one: "GET n/{id}"}}\n`,
  );
  assert.deepEqual(
    problems.map(({ code }) => code),
    [],
  );
  assert.equal(connector?.resources[0]?.imports?.all.incremental?.place, 'text');
});

test('what one says of its record is not where create and update look', () => {
  const { connector } = readConnector(
    `${HEAD}resources:\n  - {name: Note, primary_key: id, record: a, import: {all: GET n, one: {request: "GET n/{id}", record: b}}}\n`,
  );
  assert.deepEqual(connector?.resources[0]?.record, { steps: ['a'] });
  assert.deepEqual(connector?.resources[0]?.one?.record, { steps: ['b'] });
});

test('a form is made of a map', () => {
  const problemsOf = (encoding: string, body: string): readonly string[] => {
    const text = `${HEAD}resources:
  - name: Note
    primary_key: id
    flows: [export]
    import: {one: "GET notes/{id}"}
    export: {encoding: ${encoding}, create: {request: POST notes, body: ${body}}, update: "PUT notes/{id}"}
`;
    const { problems } = readConnector(text);
    return problems
      .filter(({ severity }) => severity === 'error')
      .map(({ code, range }) => `${code} ${text.slice(range.start, range.end)}`);
  };
  for (const encoding of ['form', 'multipart'])
    for (const body of ['[$record]', 'close', '5', '[]']) assert.deepEqual(problemsOf(encoding, body), [`form-body ${body}`]);
  for (const body of ['{a: $record}', '$record', '$record.a', '{}', 'null']) assert.deepEqual(problemsOf('form', body), []);
  for (const body of ['[$record]', 'close', '5']) assert.deepEqual(problemsOf('json', body), []);
});

const gone: readonly (readonly [name: string, exports: string, by: string | undefined])[] = [
  ['the key of a new record', 'add: {sku: «$record.sku»}', 'key'],
  ['what is left out', 'omit: [tax], add: {x: {y: «$record.tax.id»}}', 'omit'],
  ['what is not among the wanted', 'only: [a, c.d], body: {x: [«$record.b»]}', 'only'],
  ['what is among the wanted', 'only: [a, c.d], body: {x: $record.a.b, y: $record.c, z: $record}', undefined],
  ['an item of a list that is left out', 'omit: ["a[0]"], add: {x: $record.a.1, y: «$record.a.0»}', 'omit'],
];
for (const [name, exports, by] of gone) {
  test(`a value of the record that was taken out is told: ${name}`, () => {
    const marked = `${HEAD}resources:\n  - {name: Note, primary_key: sku, import: {all: GET n, one: "GET n/{id}"}, export: {create: POST n, update: "PUT n/{id}", ${exports}}}\n`;
    const { problems } = readConnector(marked.replace(/[«»]/g, ''));
    assert.deepEqual(
      problems.map(({ code, severity, range, args }) => [code, severity, range.start, args.by]),
      by === undefined ? [] : [['record-gone', 'hint', marked.indexOf('«'), by]],
    );
  });
}

test('the key of a changed record is there', () => {
  const { problems } = readConnector(
    `${HEAD}resources:\n  - {name: Note, primary_key: id, import: {all: GET n, one: "GET n/{id}"}, export: {create: POST n, update: {request: "PUT n/{id}", add: {id: $record.id}}}}\n`,
  );
  assert.deepEqual(
    problems.map(({ code }) => code),
    [],
  );
});
