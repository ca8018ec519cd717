// vscode-languageserver-types holds all words of the protocol in one file, each filled by a function of its own that runs
// at load, so that a bundle with one of them holds all. Here each becomes a value that falls away where nobody reads it.
import { readFile } from 'node:fs/promises';

const NAMESPACE = /^((?:export )?var (\w+));\r?\n\(function \(\2\) \{$([^]*?)^\}\)\(\2 \|\| \(\2 = \{\}\)\);$/gm;

export const usedProtocolWords = {
  name: 'used words of the protocol',
  setup({ onLoad }) {
    onLoad({ filter: /vscode-languageserver-types[\\/]lib[\\/]esm[\\/]main\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: source.replace(NAMESPACE, '$1 = /* @__PURE__ */ (function ($2) {$3return $2;\n})({});') };
    });
  },
};

/**
 * What TypeScript writes for CommonJS, as the modules it was: a bundler leaves out of these what nobody asks for, as sockets and
 * pipes. Node's cryptography takes a tenth of the time to start, and is loaded for whoever asks for an id.
 * @param {string} source
 */
function asModule(source) {
  /** @type {Map<string, string>} */
  const modules = new Map();
  return source
    .replace(/^"use strict";[^]*?^Object\.defineProperty\(exports, "__esModule".*$/m, '')
    .replace(/^exports\.[\w.= ]+ = void 0;$/gm, '')
    .replace('const crypto_1 = require("crypto");', 'const crypto_1 = { randomUUID: () => globalThis.crypto.randomUUID() };')
    .replace(/^__exportStar\(require\("([^"]+)"\), exports\);$/gm, 'export * from "$1";')
    .replace(/^const (\w+) = (?:__import\w+\()?require\("([^"]+)"\)\)?;$/gm, (_, name, path) => {
      modules.set(name, path);
      return `import * as ${name} from "${path}";`;
    })
    .replace(
      /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.\1; \} \}\);$/gm,
      (_, word, name) => `export { ${word} } from "${modules.get(name)}";`,
    )
    .replace(
      /^var (\w+);\n\(function \(\1\) \{$([^]*?)^\}\)\(\1 \|\| \(exports\.\1 = \1 = \{\}\)\);$/gm,
      'export var $1 = /* @__PURE__ */ (function ($1) {$2return $1;\n})({});',
    )
    .replace(/ \|\| \(exports\.(\w+) = \1 = \{\}\)/g, '')
    .replace(/^exports\.default = (\w+);$/gm, 'export default $1;')
    .replace(/^exports\.(\w+) = (\w+);$/gm, 'export { $2 as $1 };')
    .replace(/^exports\.(\w+) = /gm, 'export const $1 = ')
    .replace(/\bexports\.(?=\w)/g, '');
}

export const leanRpc = {
  name: 'lean JSON-RPC',
  setup({ onLoad }) {
    onLoad({ filter: /vscode-jsonrpc[\\/]lib[\\/](?:common|node)[\\/]\w+\.js$/ }, async ({ path }) => {
      const contents = asModule((await readFile(path, 'utf8')).replaceAll('\r\n', '\n'));
      if (/\bexports\b|\brequire\(/.test(contents)) throw new Error(`${path} is written in another way now: see scripts/leanBundle.mjs`);
      return { contents };
    });
  },
};

/** `inflected` makes its table of foreign letters at load, which only words need that nobody asks for here. */
export const leanInflections = {
  name: 'lean inflections',
  setup({ onLoad }) {
    onLoad({ filter: /inflected[\\/]dist[\\/]esm[\\/]inflected\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace('var Transliterator = function', 'var Transliterator = /* @__PURE__ */ function');
      if (contents === source) throw new Error(`${path} is written in another way now: see scripts/leanBundle.mjs`);
      return { contents };
    });
  },
};

/** Kinds of values that `yaml` has beside those of JSON, all refused here, and a schema that nobody asks for. */
const KINDS = ['binary', 'omap', 'pairs', 'set'];

export const leanYaml = {
  name: 'lean YAML',
  setup({ onLoad }) {
    onLoad({ filter: /yaml[\\/]browser[\\/]dist[\\/]schema[\\/]yaml-1\.1[\\/](?:binary|omap|pairs|set)\.js$/ }, ({ path }) => {
      const name = KINDS.find((kind) => path.endsWith(`${kind}.js`));
      // No value is of this collection, so such a tag is one that is not known.
      return { contents: `export const ${name} = { collection: 'none', tag: 'tag:yaml.org,2002:${name}' };` };
    });
    // Of numbers and times of YAML 1.1 it is only asked whether a text would be one: what they come to is no text, and no more.
    onLoad({ filter: /yaml[\\/]browser[\\/]dist[\\/]schema[\\/]yaml-1\.1[\\/](?:int|float|timestamp)\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const tags = [...source.matchAll(/^const (\w+) = \{$[^]*?^\};$/gm)].map(([whole, name]) => {
        const kept = whole?.match(/^ {4}(?:tag: '.*'|test: (?:\/.*\/\w*|RegExp\([^]*?\)))(?=,?$)/gm) ?? [];
        if (kept.length !== 2) throw new Error(`${path} is written in another way now: see scripts/leanBundle.mjs`);
        return `export const ${name} = { default: true, resolve: () => ({}), ${kept.join(', ')} };`;
      });
      return { contents: tags.join('\n') };
    });
    // Every text is written on one line: `lineWidth` is 0 wherever one is.
    onLoad({ filter: /yaml[\\/]browser[\\/]dist[\\/]stringify[\\/]foldFlowLines\.js$/ }, () => ({
      contents: `export const FOLD_FLOW = 'flow', FOLD_BLOCK = 'block', FOLD_QUOTED = 'quoted', foldFlowLines = (text) => text;`,
    }));
    onLoad({ filter: /yaml[\\/]browser[\\/]dist[\\/]schema[\\/]json[\\/]schema\.js$/ }, () => ({ contents: 'export const schema = [];' }));
  },
};

/** Of `@vscode/l10n` texts are handed in as a table, and asked for by themselves: what reads files, or other forms, stays out. */
const L10N = [
  [/^ {2}if \("fsPath" in config2\) \{[^]*?(?=^\}$)/m, ''],
  [/ else if \(firstArg instanceof Array\) \{[^]*?^ {2}\} else \{[^]*?^ {2}\}/m, ''],
];

export const leanTexts = {
  name: 'lean texts',
  setup({ onLoad }) {
    onLoad({ filter: /@vscode[\\/]l10n[\\/]dist[\\/]browser\.js$/ }, async ({ path }) => {
      const source = (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
      if (!L10N.every(([part]) => part.test(source))) throw new Error(`${path} is written in another way now: see scripts/leanBundle.mjs`);
      return { contents: L10N.reduce((text, [part, instead]) => text.replace(part, instead), source) };
    });
  },
};
