import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ChangesInput, type PlannedChanges, planChanges, planPack } from '../../src/core/changes.js';
import { readManifest } from '../../src/core/manifest.js';

const A = 'collection/algorithms/a.rb';
const B = 'collection/algorithms/contact/b.rb';
const MANIFEST = 'collection/.generated.json';
const IDENTITY = { name: 'acme', title: 'Acme', namespace: 'Acme' };

type Texts = Readonly<Record<string, string>>;

/** The files of a connector, and what runs do to them. */
class Folder {
  files = new Map<string, string>();

  plan(drafts: Texts): PlannedChanges {
    return planChanges({ drafts: new Map(Object.entries(drafts)), manifest: this.manifest(), files: this.files, identity: IDENTITY });
  }

  pack(...planned: string[]): PlannedChanges {
    return planPack({ planned: new Set(planned), manifest: this.manifest(), files: this.files, identity: IDENTITY });
  }

  apply(planned: PlannedChanges): string {
    if (!planned.blocked) {
      for (const { path, status, content } of planned.changes) {
        if (content !== undefined) this.files.set(path, content);
        else if (status === 'deleted') this.files.delete(path);
      }
    }
    return statuses(planned);
  }

  generate(drafts: Texts): string {
    return this.apply(this.plan(drafts));
  }

  edit(path: string, text: string): void {
    this.files.set(path, text);
  }

  collection(): string {
    return this.files.get('collection.json') ?? '';
  }

  private manifest(): ChangesInput['manifest'] {
    const text = this.files.get(MANIFEST);
    if (text === undefined) return undefined;
    const reading = readManifest(text);
    assert.ok('manifest' in reading);
    return reading.manifest;
  }
}

function statuses({ changes, problems }: PlannedChanges): string {
  const files = changes.map(({ path, status }) => `${path.split('/').at(-1) ?? ''} ${status}`);
  return [...files, ...problems.map(({ problem }) => `! ${problem.code}`)].join(', ');
}

function made(drafts: Texts = DRAFTS): Folder {
  const folder = new Folder();
  folder.generate(drafts);
  return folder;
}

const DRAFTS: Texts = { [A]: '# A\n\na\n', [B]: '# B\n\nb\n' };
const ALL_UNCHANGED = 'collection.json unchanged, a.rb unchanged, b.rb unchanged, .generated.json unchanged';

test('a first run, and the same again', () => {
  const folder = new Folder();
  assert.equal(folder.generate(DRAFTS), 'collection.json created, a.rb created, b.rb created, .generated.json created');
  const before = new Map(folder.files);
  assert.equal(folder.generate(DRAFTS), ALL_UNCHANGED);
  assert.deepEqual(folder.files, before);
});

test('a file nobody edited gets the new text', () => {
  const folder = made();
  assert.equal(
    folder.generate({ ...DRAFTS, [A]: '# A\n\na2\n' }),
    'collection.json updated, a.rb updated, b.rb unchanged, .generated.json updated',
  );
  assert.match(folder.collection(), /"code": "a2\\n"/);
  assert.equal(folder.generate({ ...DRAFTS, [A]: '# A\n\na2\n' }), ALL_UNCHANGED);
});

test('an edited file stays byte for byte, and reaches the collection', () => {
  const folder = made();
  folder.edit(A, '# A\r\n\r\nmine \r\n');
  assert.equal(folder.generate(DRAFTS), 'collection.json updated, a.rb kept, b.rb unchanged, .generated.json updated');
  assert.equal(folder.files.get(A), '# A\r\n\r\nmine \r\n');
  assert.match(folder.collection(), /"code": "mine\\n"/);
  assert.equal(folder.generate(DRAFTS), 'collection.json unchanged, a.rb kept, b.rb unchanged, .generated.json unchanged');
});

test('edited and generated anew: a conflict, and nothing is to be written', () => {
  const folder = made();
  folder.edit(A, 'mine\n');
  const before = new Map(folder.files);
  const planned = folder.plan({ ...DRAFTS, [A]: 'theirs\n', [B]: 'b2\n' });
  assert.equal(planned.blocked, true);
  assert.match(folder.apply(planned), /a\.rb conflict, b\.rb updated.*! file-conflict/);
  assert.deepEqual(folder.files, before);
});

test('edited to what is generated now: no conflict', () => {
  const folder = made();
  folder.edit(A, '# A\n\na2\n');
  assert.match(folder.generate({ ...DRAFTS, [A]: '# A\n\na2\n' }), /a\.rb unchanged/);
  assert.equal(folder.generate(DRAFTS), 'collection.json updated, a.rb updated, b.rb unchanged, .generated.json updated');
});

test('a first run with a file in the way', () => {
  const folder = new Folder();
  folder.edit(A, 'mine\n');
  assert.match(folder.generate(DRAFTS), /a\.rb conflict.*! file-in-the-way/);
  assert.equal(folder.files.size, 1);
  folder.edit(A, '# A\r\n\r\na\r\n');
  assert.match(folder.generate(DRAFTS), /a\.rb unchanged/);
  folder.files.delete(MANIFEST);
  assert.equal(folder.generate(DRAFTS), 'collection.json unchanged, a.rb unchanged, b.rb unchanged, .generated.json created');
});

test('a deleted file is made again', () => {
  const folder = made();
  folder.files.delete(A);
  assert.equal(folder.generate(DRAFTS), 'collection.json unchanged, a.rb created, b.rb unchanged, .generated.json unchanged');
});

test('line ends alone are no edit, and a written file keeps those it has', () => {
  const folder = made();
  for (const [path, text] of folder.files) folder.edit(path, text.replace(/\n/g, '\r\n'));
  assert.equal(folder.generate(DRAFTS), ALL_UNCHANGED);
  folder.generate({ ...DRAFTS, [A]: '# A\n\na2\n' });
  assert.equal(folder.files.get(A), '# A\r\n\r\na2\r\n');
  assert.ok([...folder.files.values()].every((text) => !/(?<!\r)\n/.test(text)));
  assert.doesNotMatch(folder.collection(), /\\r/);
});

test('no longer planned: an untouched file goes, an edited one stays outside the collection and comes back with its edit', () => {
  const folder = made();
  assert.equal(folder.generate({ [A]: '# A\n\na\n' }), 'collection.json updated, a.rb unchanged, b.rb deleted, .generated.json updated');
  assert.equal(folder.files.has(B), false);

  folder.generate(DRAFTS);
  folder.edit(B, '# B\n\nmine\n');
  assert.equal(
    folder.generate({ [A]: '# A\n\na\n' }),
    'collection.json updated, a.rb unchanged, b.rb orphan, .generated.json updated, ! file-orphan',
  );
  assert.doesNotMatch(folder.collection(), /mine/);
  assert.equal(
    folder.generate({ [A]: '# A\n\na\n' }),
    'collection.json unchanged, a.rb unchanged, b.rb orphan, .generated.json unchanged, ! file-orphan',
  );
  assert.match(folder.apply(folder.pack(A)), /collection\.json unchanged.*! file-orphan/);
  assert.match(folder.generate(DRAFTS), /b\.rb kept/);
  assert.match(folder.collection(), /mine/);
});

test('a file a user added is packed and never touched', () => {
  const folder = made();
  folder.edit('collection/algorithms/deep/er/own.rb', '# Mine.\n\nx\n');
  assert.equal(folder.generate(DRAFTS), 'collection.json updated, a.rb unchanged, b.rb unchanged, .generated.json updated');
  assert.match(folder.collection(), /"name": "own"/);
  folder.generate({});
  assert.ok(folder.files.has('collection/algorithms/deep/er/own.rb'));
});

test('collection.json edited by hand is a conflict until it is packed', () => {
  const folder = made();
  folder.edit('collection.json', folder.collection().replace('Acme', 'Acme 2'));
  assert.match(folder.generate(DRAFTS), /collection\.json conflict.*! collection-edited/);
  assert.equal(folder.apply(folder.pack(A, B)), 'collection.json updated, .generated.json unchanged');
  assert.equal(folder.generate(DRAFTS), ALL_UNCHANGED);
});

test('pack: edits of element files reach the collection, and generate agrees', () => {
  const folder = made();
  folder.edit(A, '# A\n\nmine\n');
  folder.files.delete(B);
  const planned = folder.pack(A, B);
  assert.equal(folder.apply(planned), 'collection.json updated, .generated.json updated, ! file-not-there');
  assert.match(folder.collection(), /mine/);
  assert.equal(planned.generated.get(A), '# A\n\na\n');
  folder.edit(B, '# B\n\nb\n');
  assert.match(folder.generate(DRAFTS), /a\.rb kept/);
  assert.equal(statuses(new Folder().pack(A)), '! pack-nothing');
});

test('pack: what the connector plans no more is left out, and only what was edited is said to stay', () => {
  const folder = made();
  assert.equal(folder.apply(folder.pack(A)), 'collection.json updated, .generated.json updated, ! file-left-over');
  folder.edit(B, '# B\n\nmine\n');
  assert.equal(statuses(folder.pack(A)), 'collection.json unchanged, .generated.json unchanged, ! file-orphan');
});

test('a file that cannot be packed is named, and nothing is to be written', () => {
  const folder = made();
  folder.edit('collection/resources/x.json', '{');
  const planned = folder.plan({ ...DRAFTS, [A]: 'new\n' });
  assert.deepEqual(
    planned.problems.map(({ file, problem }) => [file, problem.code, problem.severity]),
    [['collection/resources/x.json', 'json-syntax', 'error']],
  );
});

test('of an edited file that is no JSON any more only that is told', () => {
  const path = 'collection/resources/x.json';
  const folder = made({ ...DRAFTS, [path]: '{"name": "x"}\n' });
  folder.edit(path, '{"name": }\n');
  assert.match(folder.generate({ ...DRAFTS, [path]: '{"name": "x", "path": "y"}\n' }), /x\.json conflict.*, ! json-syntax$/);
});

test('a record that says the same in another way stays', () => {
  const folder = made();
  folder.edit(MANIFEST, JSON.stringify(JSON.parse(folder.files.get(MANIFEST) ?? '')));
  assert.equal(folder.generate(DRAFTS), ALL_UNCHANGED);
});

test('the manifest stands last: it is written when all else is there', () => {
  assert.equal(new Folder().plan(DRAFTS).changes.at(-1)?.path, MANIFEST);
});
