import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { editorFolder } from '../../scripts/editor/vscode.mjs';

interface Token {
  readonly startIndex: number;
  readonly endIndex: number;
  readonly scopes: readonly string[];
}
type Stack = object | null;
interface Grammar {
  tokenizeLine(line: string, stack: Stack): { readonly tokens: readonly Token[]; readonly ruleStack: Stack };
}
interface Textmate {
  readonly Registry: new (options: object) => { loadGrammar(scope: string): Promise<Grammar | null> };
  readonly parseRawGrammar: (text: string, path: string) => object;
}
interface Oniguruma {
  readonly loadWASM: (bytes: Buffer) => Promise<void>;
  readonly createOnigScanner: (patterns: readonly string[]) => object;
  readonly createOnigString: (text: string) => object;
}

/** The tokenizer and the YAML grammar are those of the editor that the tests use. */
function editor(): string | undefined {
  try {
    return editorFolder();
  } catch (error) {
    if (process.env.CI === 'true') throw error;
    return undefined;
  }
}

const folder = editor();

async function load(root: string): Promise<Grammar> {
  const load = createRequire(join(root, 'node_modules', 'package.json'));
  const { Registry, parseRawGrammar } = load('vscode-textmate') as Textmate;
  const { loadWASM, createOnigScanner, createOnigString } = load('vscode-oniguruma') as Oniguruma;
  await loadWASM(readFileSync(join(root, 'node_modules/vscode-oniguruma/release/onig.wasm')));
  const fileOf = (scope: string): string | undefined => {
    if (scope === 'source.cenit-connector') return 'syntaxes/cenit-connector.tmLanguage.json';
    const version = /^source\.yaml(?:\.(.+))?$/.exec(scope);
    return version ? join(root, `extensions/yaml/syntaxes/yaml${version[1] ? `-${version[1]}` : ''}.tmLanguage.json`) : undefined;
  };
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scope: string) => {
      const file = fileOf(scope);
      return Promise.resolve(file ? parseRawGrammar(readFileSync(file, 'utf8'), file) : null);
    },
  });
  const grammar = await registry.loadGrammar('source.cenit-connector');
  assert.ok(grammar);
  return grammar;
}

/** What has a scope of ours, each behind the word that tells it apart. */
function marked(grammar: Grammar, text: string): readonly string[] {
  let stack: Stack = null;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.flatMap(({ startIndex, endIndex, scopes }) => {
      const [, word] = /^(?:keyword|variable)\.\w+\.(\w+)\.cenit-connector$/.exec(scopes.at(-1) ?? '') ?? [];
      return word ? [`${word} ${line.slice(startIndex, endIndex)}`] : [];
    });
  });
}

const cases: readonly (readonly [what: string, text: string, ...expected: readonly string[]])[] = [
  ['a request', 'all: GET contacts', 'verb GET'],
  ['each verb', '- GET a\n- POST a\n- PUT a\n- PATCH a\n- DELETE a', 'verb GET', 'verb POST', 'verb PUT', 'verb PATCH', 'verb DELETE'],
  ['a request with a placeholder', 'one: GET contacts/{id}', 'verb GET', 'placeholder id'],
  ['in double quotes', 'one: "GET contacts/{id}/x"', 'verb GET', 'placeholder id'],
  ['in single quotes', "one: 'GET contacts/{id}'", 'verb GET', 'placeholder id'],
  ['in a flow map', 'import: {all: GET contacts, one: "GET contacts/{id}"}', 'verb GET', 'verb GET', 'placeholder id'],
  ['in a flow list', 'a: [GET b, "x{id}"]', 'verb GET', 'placeholder id'],
  ['before a comment', 'one: GET contacts/{id} # {since}', 'verb GET', 'placeholder id'],
  ['in an item of a list', '- url: https://{shop}.example', 'placeholder shop'],
  ['two braces', 'a: "{{ since }} and {{id}}"', 'placeholder since', 'placeholder id'],
  ['in a block text', 'body: |\n  <a>{since}</a>\nnext: {id: 1}', 'placeholder since'],
  [
    'a value of a body',
    'body: {data: [$record], id: "$id"}\nadd: {a: $current.SyncToken}',
    'record $record',
    'record $id',
    'record $current',
  ],
  ['no value of a body in a longer text', 'a: $record!\nb: x $id\nc: $records'],
  ['no verb without a path', 'method: GET\nall: GET # path'],
  ['no verb inside a text', 'title: Do not GET it'],
  ['no verb in other letters', 'title: Get it\nother: GETTER of it'],
  ['no placeholder', 'a: {id}\nb: "{ id }"\nc: "{1}"\nd: "{}"'],
  ['nothing of a key', '"{id}": 1\nGET x: 2\n"POST a": 3'],
  ['nothing of a comment', '# GET contacts/{id}\na: 1 # GET b/{id}'],
];

describe('the grammar', { skip: folder ? false : 'the editor is not unpacked here' }, () => {
  let grammar: Grammar;
  before(async () => {
    grammar = await load(folder ?? '');
  });
  for (const [what, text, ...expected] of cases) it(what, () => assert.deepEqual(marked(grammar, text), expected));
});
