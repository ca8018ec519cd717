import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  planElements,
  planGeneration,
  planSettling,
  readConnector,
  textsAfter,
  type ChangeStatus,
  type OnConflict,
  type PlannedChanges,
} from '../../src/core/index.js';
import { connectorText } from '../support/connector.js';

const RUNS = Number(process.env.MERGE_RUNS ?? 2_000);
const MANIFEST = 'collection/.generated.json';

class Folder {
  files = new Map<string, string>();

  constructor(text?: string) {
    if (text !== undefined) this.generate(text);
  }

  generate(text: string, onConflict: OnConflict = 'fail'): PlannedChanges {
    const { connector, problems } = readConnector(text);
    assert.ok(connector, JSON.stringify(problems));
    const planned = planGeneration(connector, planElements(connector), this.files, onConflict);
    if (!planned.blocked) this.files = new Map(textsAfter(this.files, planned.changes));
    return planned;
  }

  text(path: string): string {
    return this.files.get(path) ?? '';
  }

  edit(path: string, change: (text: string) => string): void {
    const before = this.text(path);
    assert.notEqual(change(before), before, `${path} is edited`);
    this.files.set(path, change(before));
  }
}

/** The files that are not as usual. */
function told({ changes, problems }: PlannedChanges): readonly string[] {
  const usual: readonly ChangeStatus[] = ['created', 'updated', 'unchanged'];
  const files = changes.flatMap(({ path, status, from }) =>
    usual.includes(status) ? [] : [`${status} ${path}${from ? ` from ${from}` : ''}`],
  );
  return [...files, ...problems.map(({ file, problem }) => `${problem.severity} ${problem.code} ${file}`)];
}

const ALGORITHM = 'collection/algorithms/contact/do_get_contact.rb';
const CONNECTION = 'collection/connection/default_connection.json';

test('a change of the spec reaches a file that was edited elsewhere', () => {
  const folder = new Folder(connectorText());
  folder.edit(CONNECTION, (text) => text.replace('{', '{\n  "by_hand": true,'));
  assert.deepEqual(told(folder.generate(connectorText().replace('api.acme.example', 'new.acme.example'))), [`merged ${CONNECTION}`]);
  assert.match(folder.text(CONNECTION), /"by_hand": true/);
  assert.match(folder.text(CONNECTION), /new\.acme\.example/);
  assert.match(folder.text('collection.json'), /"by_hand": true/);
});

for (const [name, change] of [
  ['lost', undefined],
  ['damaged', '{"generator": "0.1.0", "files": '],
] as const) {
  test(`a record of the last run that is ${name} is told, and each file that differs counts as edited`, () => {
    const folder = new Folder(connectorText());
    folder.edit(ALGORITHM, (text) => `${text}# by hand\n`);
    if (change === undefined) folder.files.delete(MANIFEST);
    else folder.files.set(MANIFEST, change);
    const before = new Map(folder.files);
    const failed = folder.generate(connectorText());
    assert.deepEqual(told(failed), [`conflict ${ALGORITHM}`, `warning manifest-${name} ${MANIFEST}`, `error file-in-the-way ${ALGORITHM}`]);
    assert.deepEqual(folder.files, before);
    folder.generate(connectorText(), 'keep');
    assert.match(folder.text(ALGORITHM), /# by hand\n$/);
    assert.match(folder.text('collection.json'), /# by hand/);
    assert.deepEqual(
      told(folder.generate(connectorText())).filter((line) => !line.startsWith('kept')),
      [],
    );
  });
}

const renamed = (text: string): string => text.replace('name: Contact', 'name: Person');

test('edits of a renamed resource move along', () => {
  const folder = new Folder(connectorText());
  folder.edit(ALGORITHM, (text) => text.replace('\n\n', '\n\n# by hand\n'));
  folder.edit('collection/data_types/Contact.json', (text) => text.replace('{', '{\n  "by_hand": 1,'));
  const found = told(folder.generate(renamed(connectorText())));
  assert.deepEqual(
    found.filter((line) => !line.startsWith('deleted')),
    [
      `merged collection/algorithms/person/do_get_person.rb from ${ALGORITHM}`,
      'merged collection/data_types/Person.json from collection/data_types/Contact.json',
    ],
  );
  assert.match(folder.text('collection/algorithms/person/do_get_person.rb'), /# by hand/);
  assert.match(folder.text('collection/data_types/Person.json'), /"by_hand": 1/);
  assert.ok(![...folder.files.keys()].some((path) => /contact/i.test(path)));
  const fresh = new Folder(renamed(connectorText()));
  assert.deepEqual([...folder.files.keys()].sort(), [...fresh.files.keys()].sort());
  assert.deepEqual(
    told(folder.generate(renamed(connectorText()))).filter((line) => !line.startsWith('kept')),
    [],
  );
});

test('an edit of a line that names the resource goes on under the new name', () => {
  const folder = new Folder(connectorText());
  const line =
    folder
      .text(ALGORITHM)
      .split('\n')
      .find((one) => /\bget_contact\b/.test(one)) ?? '';
  folder.edit(ALGORITHM, (text) => text.replace(line, `${line} # tuned`));
  folder.generate(renamed(connectorText()));
  const moved = folder.text('collection/algorithms/person/do_get_person.rb');
  assert.ok(moved.includes(`${line.replace(/\bget_contact\b/g, 'get_person').replace(/\bcontact_id\b/g, 'person_id')} # tuned`), moved);
});

test('a rename together with another change makes two resources: what was edited stays as an orphan', () => {
  const folder = new Folder(connectorText());
  folder.edit(ALGORITHM, (text) => `${text}# by hand\n`);
  const found = told(folder.generate(renamed(connectorText()).replace('GET contacts/{id}', 'GET people/{id}')));
  assert.deepEqual(
    found.filter((line) => !line.startsWith('deleted')),
    [`orphan ${ALGORITHM}`, `warning file-orphan ${ALGORITHM}`],
  );
  const back = told(folder.generate(connectorText()));
  assert.deepEqual(
    back.filter((line) => !line.startsWith('deleted')),
    [`kept ${ALGORITHM}`],
  );
  assert.match(folder.text('collection.json'), /# by hand/);
});

for (const which of ['mine', 'generated'] as const) {
  test(`settling one file for what is ${which} touches no other, and no edit of collection.json`, () => {
    const spec = connectorText('    record: data');
    for (const isEdited of [false, true]) {
      const folder = new Folder(connectorText());
      folder.edit(ALGORITHM, (text) => text.replace(/^places = .*$/m, 'places = [data]'));
      if (isEdited) folder.edit('collection.json', (text) => text.replace('{', '{\n  "by_hand": 1,'));
      const { connector } = readConnector(spec);
      assert.ok(connector);
      const before = new Map(folder.files);
      const { changes, blocked } = planSettling(connector, planElements(connector), folder.files, ALGORITHM, which);
      assert.equal(blocked, false);
      folder.files = new Map(textsAfter(folder.files, changes));
      assert.equal(folder.text(ALGORITHM) === before.get(ALGORITHM), which === 'mine');
      assert.equal(folder.text('collection.json') === before.get('collection.json'), isEdited);
      const others = ([path]: readonly [string, string]): boolean => ![ALGORITHM, MANIFEST, 'collection.json'].includes(path);
      assert.deepEqual([...folder.files].filter(others), [...before].filter(others));
      const left = told(folder.generate(spec, 'keep')).filter((line) => line.includes(ALGORITHM));
      assert.deepEqual(left, which === 'mine' ? [`kept ${ALGORITHM}`] : []);
    }
  });
}

const SPECS = [
  connectorText(),
  connectorText('', 'title: Another\nauthorization: {type: bearer}'),
  connectorText().replace(/ {4}export:.*\n/, ''),
  connectorText('    plural: people'),
  renamed(connectorText()),
  connectorText().replace('api.acme.example', 'other.example'),
  connectorText('    record: data'),
];

type HandEdit = { readonly file: number; readonly at: number; readonly way: 'add' | 'change' | 'drop' };

const handEdit = fc.record({ file: fc.nat(60), at: fc.nat(60), way: fc.constantFrom<HandEdit['way']>('add', 'change', 'drop') });
const step = fc.record({
  edits: fc.array(handEdit, { maxLength: 4 }),
  spec: fc.constantFrom(...SPECS),
  onConflict: fc.constantFrom<OnConflict>('fail', 'keep', 'markers'),
});

/** Edits a file by hand, and gives what must not be lost of it. */
function byHand(folder: Folder, { file, at, way }: HandEdit, mark: string): string | undefined {
  const paths = [...folder.files.keys()].filter((path) => path.startsWith('collection/') && path !== MANIFEST).sort();
  const path = paths[file % paths.length] ?? '';
  const text = folder.text(path);
  if (path.endsWith('.json')) {
    if (text.includes('\n  "title": "by')) return undefined;
    folder.files.set(path, text.replace('{', `{\n  ${JSON.stringify(mark)}: true,`));
    return mark;
  }
  const lines = text.split('\n');
  const place = at % lines.length;
  if (way === 'drop') lines.splice(place, 1);
  else lines.splice(place, way === 'add' ? 0 : 1, `# ${mark}`);
  folder.files.set(path, lines.join('\n'));
  return way === 'drop' ? undefined : mark;
}

function elementTexts({ files }: Folder): string {
  return [...files].flatMap(([path, text]) => (path === MANIFEST || path === 'collection.json' ? [] : [text])).join('\n');
}

test('whatever is edited by hand and changed in the spec: nothing is lost, and the same run again changes no byte', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 3 }), (steps) => {
      const folder = new Folder(SPECS[0]);
      const marks = new Set<string>();
      for (const [round, { edits, spec, onConflict }] of steps.entries()) {
        for (const [number, edit] of edits.entries()) {
          const before = elementTexts(folder);
          const mark = byHand(folder, edit, `by hand ${round} ${number}`);
          const after = elementTexts(folder);
          // An edit may take away a line that another one put there.
          for (const one of marks) if (before.includes(one) && !after.includes(one)) marks.delete(one);
          if (mark !== undefined) marks.add(mark);
        }
        const planned = folder.generate(spec, onConflict);
        const texts = elementTexts(folder);
        for (const mark of marks) assert.ok(texts.includes(mark), `${mark} is lost: ${told(planned).join(', ')}`);
        for (const [path, text] of folder.files) assert.ok(!/^<{7}[^]*^<{7}[^>]*^>{7}[^<]*^>{7}/m.test(text), `${path} nests conflicts`);
        if (planned.blocked) continue;
        const files = new Map(folder.files);
        folder.generate(spec, onConflict);
        assert.deepEqual(folder.files, files, 'the same again');
      }
    }),
    { numRuns: RUNS },
  );
});
