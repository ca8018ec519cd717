import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';

const CLI = join(process.cwd(), 'dist/cli.js');
const EXAMPLE = readFileSync('examples/zohocrm/connector.yaml', 'utf8');
const ROOT = mkdtempSync(join(tmpdir(), 'conectores ñ '));
const DO_GET = 'collection/algorithms/contact/do_get_contact.rb';

after(() => rmSync(ROOT, { recursive: true, force: true }));

interface Answer {
  readonly problems: readonly {
    file: string;
    line: number;
    column: number;
    endLine: number;
    severity: string;
    code: string;
    message: string;
  }[];
  readonly files: readonly { path: string; status: string }[];
  readonly elements: readonly { kind: string; name: string; file: string }[];
}

/** A connector in a folder of its own. */
class Place {
  readonly folder = mkdtempSync(join(ROOT, 'mi conector '));

  constructor(spec = EXAMPLE) {
    this.write('connector.yaml', spec);
  }

  path(path: string): string {
    return join(this.folder, path);
  }

  read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  write(path: string, text: string | Buffer): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  run(...words: string[]) {
    const env = { ...process.env, LC_ALL: 'C' };
    const run = spawnSync(process.execPath, [CLI, ...words], { cwd: this.folder, encoding: 'utf8', env });
    assert.doesNotMatch(run.stderr, /^\s+at |Warning/m);
    return run;
  }

  json(wanted: number, ...words: string[]): Answer {
    const { status, stdout, stderr } = this.run(...words, '--json');
    assert.equal(status, wanted, `${stdout.slice(0, 2000)}${stderr}`);
    assert.equal(stderr, '');
    const answer = JSON.parse(stdout) as Answer;
    assert.deepEqual(Object.keys(answer), ['problems', 'files', 'elements']);
    return answer;
  }

  /** Every file with its text. */
  snapshot(): Map<string, string> {
    const paths = readdirSync(this.folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(this.path(path)).isFile());
    return new Map(paths.sort().map((path) => [path, this.read(path)]));
  }
}

const statuses = ({ files }: Answer): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status } of files) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
const said = ({ problems }: Answer): string[] => problems.map(({ file, line, code, severity }) => `${file}:${line} ${code} ${severity}`);

test('help, version and wrong use', () => {
  const place = new Place();
  const help = place.run('--help');
  assert.deepEqual([help.status, help.stderr], [0, '']);
  for (const word of ['validate', 'plan', 'generate', 'pack', '--check', '--json', 'Examples', 'Exit codes'])
    assert.ok(help.stdout.includes(word), word);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  assert.equal(place.run('--version').stdout, `${version}\n`);
  for (const words of [
    [],
    ['generate'],
    ['make', 'connector.yaml'],
    ['generate', '--bogus', 'connector.yaml'],
    ['generate', 'connector.yaml', '--json=1'],
  ]) {
    const { status, stdout, stderr } = place.run(...words);
    assert.deepEqual([status, stdout], [2, ''], words.join(' '));
    assert.match(stderr, /--help/);
  }
});

test('generate the example, and again', () => {
  const place = new Place();
  const first = place.json(0, 'generate', 'connector.yaml');
  assert.deepEqual([first.problems, statuses(first), first.elements.length], [[], { created: 39 }, 37]);
  assert.deepEqual(
    first.elements.find(({ name }) => name === 'do_get_contact'),
    { kind: 'algorithm', name: 'do_get_contact', file: DO_GET },
  );
  assert.ok(
    [...first.files.map(({ path }) => path), ...first.elements.map(({ file }) => file)].every((path) => existsSync(place.path(path))),
  );
  const before = place.snapshot();
  assert.ok([...before.keys()].every((path) => !/\.tmp$/.test(path)));
  assert.deepEqual(statuses(place.json(0, 'generate', '.')), { unchanged: 39 });
  assert.deepEqual(statuses(place.json(0, 'generate', '--check', 'connector.yaml')), { unchanged: 39 });
  assert.deepEqual(place.snapshot(), before);
});

test('what people read', () => {
  const place = new Place();
  const { status, stdout } = place.run('generate', './connector.yaml');
  assert.equal(status, 0);
  assert.match(
    stdout,
    /^zohocrm: 37 elements in 39 files \(39 created\), below \.\/collection\/ and in \.\/collection\.json\.\nNext: import \.\/collection\.json in Cenit/m,
  );
  assert.match(
    place.run('plan', 'connector.yaml').stdout,
    /^ {2}unchanged algorithm {5}collection\/algorithms\/contact\/do_get_contact\.rb$/m,
  );
  place.write('connector.yaml', EXAMPLE.replace('Lead\n', 'Lead\n    titel: x\n'));
  const wrong = place.run('validate', 'connector.yaml');
  assert.equal(wrong.status, 1);
  assert.match(wrong.stdout, /^connector\.yaml:\d+:\d+ [a-z-]+ .*titel/m);
});

test('plan, validate and --check write nothing', () => {
  const place = new Place();
  assert.deepEqual(statuses(place.json(0, 'plan', 'connector.yaml')), { created: 39 });
  assert.deepEqual(statuses(place.json(1, 'generate', '--check', 'connector.yaml')), { created: 39 });
  assert.deepEqual(place.json(0, 'validate', 'connector.yaml').files, []);
  assert.deepEqual([...place.snapshot().keys()], ['connector.yaml']);
});

test('places count lines and columns of a file with a byte order mark and CRLF', () => {
  const place = new Place(
    '\uFEFFname: acme\r\nauthorization: {type: basic}\r\nconnection: {url: https://a.example}\r\n# ñ😀\r\nbogus: 1\r\nresources: []\r\n',
  );
  const found = place.json(1, 'validate', place.path('connector.yaml')).problems.find(({ message }) => message.includes('bogus'));
  assert.deepEqual(
    [found?.file, found?.line, found?.column, found?.endLine, found?.severity],
    [place.path('connector.yaml'), 5, 1, 5, 'error'],
  );
});

test('Ruby edited by hand: kept, packed, and checked with warnings', () => {
  const place = new Place();
  place.run('generate', '.');
  const header = place.read(DO_GET).split('\n\n')[0] ?? '';
  place.write(DO_GET, `${header}\n\nputs 'ñ', x.new\n`);
  place.write('collection/algorithms/own.rb', '# Mine.\n\nraise 1\n');
  const lines = header.split('\n').length + 2;
  const expected = [
    `./${DO_GET}:${lines} ruby-call warning`,
    `./${DO_GET}:${lines} ruby-call warning`,
    `./${DO_GET}:${lines} ruby-method warning`,
    './collection/algorithms/own.rb:3 ruby-call-raise warning',
  ];
  const answer = place.json(0, 'generate', './connector.yaml');
  assert.deepEqual(said(answer).sort(), expected.sort());
  assert.equal(answer.files.find(({ path }) => path === DO_GET)?.status, 'kept');
  assert.match(place.read('collection.json'), /puts 'ñ', x\.new\\n/);
  assert.deepEqual(said(place.json(0, 'validate', './connector.yaml')).sort(), expected.sort());
  assert.match(place.run('validate', '.').stdout, /own\.rb:3:1 ruby-call-raise .* \(warning\)$/m);
});

test('a conflict: nothing of this connector is written, the next one is made', () => {
  const [place, other] = [new Place(), new Place()];
  place.run('generate', '.');
  place.write(DO_GET, 'mine\n');
  place.write(
    'connector.yaml',
    EXAMPLE.replace('GET Contacts/{id}', 'GET Contactos/{id}').replaceAll('record: data[0]', 'record: datos[0]'),
  );
  const before = place.snapshot();
  const answer = place.json(1, 'generate', 'connector.yaml', other.folder);
  assert.deepEqual(said(answer), [`${DO_GET}:1 file-conflict error`]);
  assert.deepEqual(place.snapshot(), before);
  assert.ok(existsSync(other.path('collection.json')));
});

test('a conflict is settled as --on-conflict says, and the same again changes nothing', () => {
  const changed = EXAMPLE.replaceAll('record: data[0]', 'record: datos[0]');
  for (const [way, status, code] of [
    ['keep', 0, 'conflict-kept warning'],
    ['markers', 1, 'conflict-marked error'],
  ] as const) {
    const place = new Place();
    place.run('generate', '.');
    place.write(DO_GET, place.read(DO_GET).replace(/^record = \(.*$/m, 'record = data'));
    const before = place.snapshot();
    place.write('connector.yaml', changed);
    assert.equal(place.run('generate', '.', '--check', '--on-conflict', way).status, 1);
    const answer = place.json(status, 'generate', '.', '--on-conflict', way);
    assert.ok(said(answer).includes(`./${DO_GET}:15 ${code}`), said(answer).join());
    assert.ok(place.read(DO_GET).includes('record = data\n'));
    assert.equal(place.read(DO_GET).includes('<<<<<<< '), way === 'markers');
    assert.notEqual(place.read('collection/.generated.json'), before.get('collection/.generated.json'));
    const after = place.snapshot();
    assert.equal(place.run('generate', '.', '--check', '--on-conflict', way).status, 0);
    place.run('generate', '.', '--on-conflict', way);
    assert.deepEqual(place.snapshot(), after);
  }
});

test('a damaged record of the last run: the files that differ count as edited', () => {
  const place = new Place();
  place.run('generate', '.');
  place.write('collection/.generated.json', '{');
  assert.deepEqual(said(place.json(0, 'generate', '.')), ['./collection/.generated.json:1 manifest-damaged warning']);
  assert.deepEqual(said(place.json(0, 'generate', '.')), []);
});

test('several FILEs: a missing one does not stop the others; one given twice is made once', () => {
  const place = new Place();
  const answer = place.json(1, 'generate', 'nothing.yaml', 'connector.yaml', '.', './connector.yaml');
  assert.deepEqual(said(answer), ['nothing.yaml:1 file-missing error']);
  assert.deepEqual(statuses(answer), { created: 39 });
  place.write('other.yaml', EXAMPLE);
  assert.deepEqual(said(place.json(1, 'generate', 'connector.yaml', 'other.yaml')), ['other.yaml:1 folder-twice error']);
});

test('pack: only collection.json, and what is known of it', () => {
  const place = new Place();
  place.run('generate', '.');
  place.write(DO_GET, place.read(DO_GET).replace(/\n\n[^]*/, '\n\noptions[:remote_id]\n'));
  assert.deepEqual(statuses(place.json(1, 'pack', '--check', '.')), { updated: 2 });
  assert.deepEqual(place.json(0, 'pack', '.').files, [
    { path: 'collection.json', status: 'updated' },
    { path: 'collection/.generated.json', status: 'updated' },
  ]);
  assert.match(place.read('collection.json'), /"code": "options\[:remote_id\]\\n"/);
  assert.deepEqual(statuses(place.json(0, 'generate', '.')), { kept: 1, unchanged: 38 });
  assert.deepEqual(said(new Place().json(1, 'pack', '.')), ['./collection.json:1 pack-nothing error']);
});

test('a resource that left: its files and empty folders go', () => {
  const place = new Place();
  place.run('generate', '.');
  place.write('connector.yaml', EXAMPLE.slice(0, EXAMPLE.indexOf('  - name: Lead')));
  assert.equal(statuses(place.json(0, 'generate', '.')).deleted, 16);
  assert.equal(existsSync(place.path('collection/algorithms/lead')), false);
  assert.equal(existsSync(place.path('collection/resources/lead')), false);
});

const failures: readonly (readonly [string, (place: Place) => void, string])[] = [
  [
    'a file where a folder is needed',
    (place) => place.write('collection/algorithms/lead', 'x'),
    './collection/algorithms/lead:1 write-in-the-way error',
  ],
  [
    'a folder where a file is needed',
    (place) => mkdirSync(place.path(DO_GET), { recursive: true }),
    `./${DO_GET}:1 write-in-the-way error`,
  ],
  [
    'a folder where the record of the last run is',
    (place) => {
      place.run('generate', '.');
      rmSync(place.path('collection/.generated.json'));
      mkdirSync(place.path('collection/.generated.json'));
      place.write('connector.yaml', EXAMPLE.replace('records: data', 'records: list'));
    },
    './collection/.generated.json:1 write-in-the-way error',
  ],
  [
    'the record of the last run is a link that leads out',
    (place) => {
      place.run('generate', '.');
      rmSync(place.path('collection/.generated.json'));
      symlinkSync(ROOT, place.path('collection/.generated.json'));
      place.write('connector.yaml', EXAMPLE.replace('records: data', 'records: list'));
    },
    './collection/.generated.json:1 write-outside error',
  ],
  ['collection is a file', (place) => place.write('collection', 'x'), './collection:1 write-in-the-way error'],
  [
    'a link that leads out',
    (place) => {
      mkdirSync(place.path('collection'), { recursive: true });
      symlinkSync(mkdtempSync(join(ROOT, 'outside ')), place.path('collection/algorithms'));
    },
    './collection/algorithms:1 write-outside error',
  ],
  [
    'a link to nowhere',
    (place) => symlinkSync('/nowhere/at/all', place.path('collection.json')),
    './collection.json:1 write-outside error',
  ],
  [
    'an element file that is not UTF-8',
    (place) => place.write('collection/algorithms/own.rb', Buffer.from([0x23, 0xff])),
    './collection/algorithms/own.rb:1 file-not-utf8 error',
  ],
  [
    'JSON that cannot be read',
    (place) => place.write('collection/resources/own.json', '{\n  "a"\n}'),
    './collection/resources/own.json:3 json-syntax error',
  ],
  [
    'a record of a newer generator',
    (place) => place.write('collection/.generated.json', '{"generator": "99.0.0", "files": {}}'),
    './collection/.generated.json:1 manifest-newer error',
  ],
];

for (const [title, prepare, expected] of failures) {
  test(`nothing is written: ${title}`, () => {
    const place = new Place();
    prepare(place);
    const before = readdirSync(place.folder, { recursive: true }).length;
    // What would be done and what is done are told alike.
    for (const command of ['plan', 'generate']) assert.deepEqual(said(place.json(1, command, '.')), [expected], command);
    assert.equal(readdirSync(place.folder, { recursive: true }).length, before);
  });
}

test('a folder in the place of the lock is told at once', () => {
  const place = new Place();
  mkdirSync(place.path('.cenit-lock'));
  assert.deepEqual(said(place.json(1, 'generate', '.')), ['./.cenit-lock:1 write-in-the-way error']);
  assert.deepEqual(readdirSync(place.folder).sort(), ['.cenit-lock', 'connector.yaml']);
});

test('what is told of a file that was written is told where it stands now', () => {
  const place = new Place();
  place.run('generate', '.');
  const edited = place.read(DO_GET).replace(/^record = \(.*$/m, 'record = data');
  place.write(DO_GET, edited);
  // A line more above the edit.
  const longer = EXAMPLE.replaceAll('record: data[0]', 'record: datos[0]').replaceAll('GET Contacts/{id}', 'GET Contacts/all/{id}');
  place.write('connector.yaml', longer);
  const answer = place.json(1, 'generate', '.', '--on-conflict', 'markers');
  const line =
    place
      .read(DO_GET)
      .split('\n')
      .findIndex((text) => text.startsWith('<<<<<<<')) + 1;
  assert.deepEqual(said(answer), [`./${DO_GET}:${line} conflict-marked error`, `./${DO_GET}:${line} file-markers warning`]);
});

test('a FILE that cannot be read', () => {
  const place = new Place();
  place.write('connector.yaml', Buffer.from('name: \xff', 'latin1'));
  assert.deepEqual(said(place.json(1, 'generate', 'connector.yaml')), ['connector.yaml:1 file-not-utf8 error']);
  mkdirSync(place.path('empty'));
  assert.deepEqual(said(place.json(1, 'validate', 'empty/')), ['empty/connector.yaml:1 file-missing error']);
});

test('what a stopped run left behind is removed', () => {
  const place = new Place();
  place.write('collection/algorithms/.cenit-999999999-3.tmp', 'half');
  place.write('.cenit-999999999-0.tmp', 'half');
  place.run('generate', '.');
  assert.deepEqual(
    [...place.snapshot().keys()].filter((path) => path.endsWith('.tmp')),
    [],
  );
});

test('folders linked inside the connector are followed', () => {
  const place = new Place();
  mkdirSync(place.path('elsewhere'));
  mkdirSync(place.path('collection'));
  symlinkSync('../elsewhere', place.path('collection/algorithms'));
  assert.deepEqual(statuses(place.json(0, 'generate', '.')), { created: 39 });
  assert.ok(existsSync(place.path('elsewhere/do_check_error_response.rb')));
  assert.deepEqual(statuses(place.json(0, 'generate', '.')), { unchanged: 39 });
});

test('validate names an element file that cannot be read', () => {
  const place = new Place();
  place.write('collection/algorithms/own.rb', Buffer.from([0x23, 0xff]));
  assert.deepEqual(said(place.json(1, 'validate', '.')), ['./collection/algorithms/own.rb:1 file-not-utf8 error']);
});
