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

// vscode-jsonrpc gives each of its words a getter, though none of them changes once it is loaded: what it says stays, in half the text.
const GETTER = /Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.\1; \} \}\);/g;
// It loads Node's cryptography, a tenth of the time to start, for names of pipes that nobody asks for: it is loaded for who does.
const CRYPTO = 'const crypto_1 = require("crypto");';
// What TypeScript writes to import Node's own modules for those that are none of CommonJS.
const IMPORT_STAR = /var __setModuleDefault = [^]*?(?=var __exportStar = )/;
// What is assigned a line later need not be emptied first.
const EMPTIED = /^exports\.[\w.= ]+ = void 0;$/gm;
const LAZY_CRYPTO = 'const crypto_1 = new Proxy({}, { get: (_, name) => require("crypto")[name] });';

export const leanRpc = {
  name: 'lean JSON-RPC',
  setup({ onLoad }) {
    onLoad({ filter: /vscode-jsonrpc[\\/]lib[\\/](?:common[\\/]api|node[\\/](?:main|ril))\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const lean = source
        .replace(GETTER, 'exports.$1 = $2.$1;')
        .replace(EMPTIED, '')
        .replace(CRYPTO, LAZY_CRYPTO)
        .replace(IMPORT_STAR, 'const __importStar = (own) => own;\n');
      if (lean === source) throw new Error(`${path} is written in another way now: see scripts/leanProtocol.mjs`);
      return { contents: lean };
    });
  },
};
