import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { check, resolveConfig } from 'prettier';
import type * as Core from '../../src/core/index.js';
import { diffsIn, parseDiff, type FileDiff } from '../support/unifiedDiff.js';

/** What docs/extending.md says by example is tried in copies of the project: the examples hold, and the rest follows by itself. */
const PAGE = readFileSync('docs/extending.md', 'utf8');
const DIFFS = diffsIn(PAGE);
/** How the page says that a diff is done. */
const [program = '', ...options] = (/is done by `([\w ]+) FILE`/.exec(PAGE)?.[1] ?? '').split(' ');
const KIND = 'Add an authorization kind';
const PARTS = ['src', 'webview', 'templates', 'schemas', 'scripts', 'l10n', 'docs', 'examples', 'test', 'CHANGELOG.md', 'package.json'];
const LEFT_OUT = /^test[\\/](?:ruby|vscode|webview|cli|extra)$/;
const TRIED = ['auth', 'l10n', 'schema'];
/** One example stands on the other: the fix mends the problem. */
const OTHERS = ['Add an element kind', 'Add a template', 'Add a problem', 'Add a quick fix'];
const OTHERS_TRIED = ['l10n'];

const kind = parseDiff(DIFFS.get(KIND) ?? '');
const source = kind.find(({ isNew, path }) => isNew && path.startsWith('src/core/auth/'));
const type = /^ {2}type: '(\w+)'/m.exec(textOf(source))?.[1] ?? '';
const fixture = textOf(kind.find(({ path }) => path.startsWith('test/fixtures/')));

function textOf(file: FileDiff | undefined): string {
  return file?.hunks.flatMap(({ added }) => added.map((line) => `${line}\n`)).join('') ?? '';
}

const root = mkdtempSync(join(tmpdir(), 'cenit-house-'));
after(() => rmSync(root, { recursive: true, force: true }));

/** A copy of the project in which the diffs below some headings are done. */
function copyWith(name: string, headings: readonly string[]): string {
  const copy = join(root, name);
  mkdirSync(copy, { recursive: true });
  const parts = [...PARTS, ...readdirSync('.').filter((file) => file.startsWith('tsconfig') || file.endsWith('.mjs'))];
  for (const part of parts) cpSync(part, join(copy, part), { recursive: true, filter: (from) => !LEFT_OUT.test(from) });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction');
  for (const heading of headings) doDiff(copy, DIFFS.get(heading) ?? '');
  return copy;
}

/** As somebody does it who read the page: a git that started this process, as for a hook, is none of its business. */
function doDiff(cwd: string, input: string): void {
  const env = Object.fromEntries(Object.entries(process.env).filter(([variable]) => !variable.startsWith('GIT_')));
  const outside = { ...env, GIT_CEILING_DIRECTORIES: root };
  const { status, stderr, error } = spawnSync(program, [...options, '-'], { cwd, input, env: outside, encoding: 'utf8' });
  assert.equal(status, 0, error?.message ?? stderr);
}

/** Runs Node in a copy; fails with what it printed. */
async function node(copy: string, ...words: readonly string[]): Promise<void> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_TEST_CONTEXT' && name !== 'UPDATE'));
  const child = spawn(process.execPath, words, { cwd: copy, env });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  const code = await new Promise((done, failed) => child.on('close', done).on('error', failed));
  assert.equal(code, 0, `${words.join(' ')}\n${printed.join('').slice(-6000)}`);
}

const generate = (copy: string): Promise<void> =>
  node(copy, '--input-type=module', '-e', `import { generateSources } from './scripts/generate.mjs'; await generateSources();`);

/** Every file of a copy or of the project below a folder, by its path. */
const filesIn = (base: string, folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(join(base, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(base.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );

/** What is another text in the copy, or only there. */
function changedIn(copy: string, folder: string): readonly string[] {
  const here = filesIn(resolve('.'), folder);
  return [...filesIn(copy, folder)].flatMap(([path, text]) => (here.get(path) === text ? [] : [path])).sort();
}

const testsOf = (names: readonly string[]): readonly string[] => names.map((name) => `test/core/${name}.test.ts`);

/** All examples in one copy: they fit, they are made into sources, the core compiles, and their texts are whole. */
async function tryOthers(): Promise<void> {
  assert.deepEqual([...DIFFS.keys()], [KIND, ...OTHERS]);
  const copy = copyWith('all', [KIND, ...OTHERS]);
  await generate(copy);
  const types = node(copy, 'node_modules/typescript/bin/tsc', '-p', 'src/core', '--noEmit', '--composite', 'false');
  await Promise.all([types, node(copy, 'scripts/test.mjs', ...testsOf(OTHERS_TRIED))]);
  for (const [page, words] of [
    ['docs/problems.md', '### url-unsafe'],
    ['src/core/render/templates.gen.ts', 'connector_namespace'],
  ] as const)
    assert.ok(readFileSync(join(copy, page), 'utf8').includes(words), page);
}
// They are tried while the kind is.
const others = tryOthers().then(
  () => undefined,
  (error: unknown) => error,
);

describe('an authorization kind', () => {
  it('is one new source file, a name in the list, a fixture, a line of the changelog, and its words in Spanish', () => {
    assert.ok(type, 'no example');
    assert.deepEqual(kind.map(({ path }) => path).sort(), [
      'CHANGELOG.md',
      'l10n/bundle.l10n.es.json',
      'src/core/auth/index.ts',
      source?.path,
      `test/fixtures/auth_${type}/connector.yaml`,
    ]);
    const changed = (path: string): { added: readonly string[]; removed: readonly string[] } => {
      const hunks = kind.find((file) => file.path === path)?.hunks ?? [];
      return { added: hunks.flatMap(({ added }) => added), removed: hunks.flatMap(({ removed }) => removed) };
    };
    const { added, removed } = changed('src/core/auth/index.ts');
    const [imported, list = ''] = added;
    assert.equal(added.length, 2);
    assert.match(imported ?? '', /^import \{ \w+ \} from '\.\/\w+\.js';$/);
    assert.deepEqual(removed, [list.replace(/, \w+\] as const/, '] as const')]);
    assert.equal(changed('CHANGELOG.md').added.filter((line) => line.startsWith('- ')).length, 1);
    for (const path of ['CHANGELOG.md', 'l10n/bundle.l10n.es.json']) assert.deepEqual(changed(path).removed, []);
  });

  it('stands in the form of the house', async () => {
    assert.ok(source);
    const config = await resolveConfig('src/core/auth/index.ts');
    assert.ok(await check(textOf(source), { ...config, filepath: source.path }));
  });

  describe('in a copy of the project', () => {
    let copy = '';
    let core: typeof Core;

    before(async () => {
      copy = copyWith('kind', [KIND]);
      await generate(copy);
      const outfile = join(copy, 'dist/core.mjs');
      const entryPoints = [join(copy, 'src/core/index.ts')];
      await build({ entryPoints, outfile, bundle: true, packages: 'external', format: 'esm', platform: 'node', logLevel: 'warning' });
      core = (await import(pathToFileURL(outfile).href)) as typeof core;
    });

    it('has a branch in the schema and its pages in the documentation', () => {
      interface Schema {
        readonly definitions: { readonly authorization: { readonly oneOf: readonly { properties: { type: { const: string } } }[] } };
      }
      const schema = JSON.parse(readFileSync(join(copy, 'schemas/connector.schema.json'), 'utf8')) as Schema;
      assert.ok(schema.definitions.authorization.oneOf.some(({ properties }) => properties.type.const === type));
      const pages = changedIn(copy, 'docs');
      assert.ok(pages.includes('docs/authorization.md'));
      assert.ok(pages.some((path) => path.startsWith(`docs/keys/authorization-${type}.`)));
    });

    it('is offered and explained where somebody types', () => {
      const language = core.connectorLanguage();
      const text = 'name: acme\nauthorization:\n  type: ';
      const labels = (typed: string): readonly string[] =>
        core.complete(new core.LinedText(typed), typed.length, language).map(({ label }) => label);
      assert.ok(labels(text).includes(type));
      assert.ok(labels('authorization: ').includes(`authorization: ${type}`));
      const hover = core.hoverAt(new core.LinedText(`${text}${type}\n`), text.length + 1, language)?.text ?? '';
      assert.ok(hover.startsWith(`\`${type}\`: `), hover);
    });

    it('has its choice and its controls in the form, and is a choice of a new connector', () => {
      const section = new core.FormSession(fixture).view().sections.find(({ id }) => id === 'authorization');
      const [choice, ...controls] = section?.controls ?? [];
      assert.ok(choice?.type === 'choice' && choice.value === type, JSON.stringify(choice));
      assert.ok(choice.options.some(({ value }) => value === type));
      assert.ok(controls.length > 1);
      assert.ok(core.authorizationChoices.some((one) => one.type === type));
    });

    it('reads without problems, makes its element, and says what it lacks', () => {
      const { connector, problems } = core.readConnector(fixture);
      assert.deepEqual(problems, []);
      assert.ok(connector);
      assert.ok(core.planElements(connector).some((element) => element.kind === 'authorization'));
      assert.ok(core.importSteps(connector, 'acme').some((step) => step.includes('default_authorization')));
      const bare = core.readConnector(fixture.replace(/\{type: (\w+)[^}]*\}/, '{type: $1, colour: blue}'));
      assert.deepEqual(bare.problems.map(({ code }) => code).sort(), ['missing-key', 'unknown-key']);
    });

    it('passes the tests that all kinds pass, and makes what is expected of its fixture', async () => {
      await node(copy, 'scripts/test.mjs', 'test/core/golden.test.ts', '--update');
      const made = changedIn(copy, 'test/fixtures');
      assert.deepEqual(
        made.filter((path) => !path.startsWith(`test/fixtures/auth_${type}/`)),
        [],
      );
      assert.ok(made.some((path) => path.endsWith('/expected/collection/security/default_authorization.json')));
      await node(copy, 'scripts/test.mjs', ...testsOf(TRIED));
    });
  });
});

test('all examples together fit, compile, and their texts are whole', async () => {
  assert.ifError(await others);
});
