import { parsePrism } from '@ruby/prism/src/parsePrism.js';
import type { RubyParser } from './rubyParser.js';

// The part of WebAssembly that is used: the core has neither the library of a browser nor that of Node.
type WasmExports = Readonly<Record<string, unknown>>;
interface WasmImport {
  readonly module: string;
  readonly name: string;
}
declare const WebAssembly: {
  readonly Module: { new (bytes: Uint8Array): object; imports(module: object): readonly WasmImport[] };
  readonly Instance: new (module: object, imports: Record<string, Record<string, () => number>>) => { readonly exports: WasmExports };
};

/** The Ruby that Cenit runs is 3.2; the parser's oldest is 3.3. */
const RUBY_VERSION = '3.3.0';

/**
 * Makes a parser of the bytes of prism.wasm. Where a page forbids to compile at once, give a compiled module.
 * The parser needs nothing of the system, so its imports are stand-ins.
 */
export function createRubyParser(prism: Uint8Array | object): RubyParser {
  const module = prism instanceof Uint8Array ? new WebAssembly.Module(prism) : prism;
  let instance: WasmExports | undefined;
  return {
    parse(source, locals) {
      instance ??= instantiate(module);
      try {
        const { value, errors, comments } = parsePrism(instance, source, { version: RUBY_VERSION, scopes: [[...locals]] });
        return { root: value, errors, comments };
      } catch {
        // Code nested too deep breaks off in the middle; what is left of the instance is not used again.
        instance = undefined;
        throw new RubyUnread();
      }
    },
  };
}

/** The parser gave up. */
export class RubyUnread extends Error {}

function instantiate(module: object): WasmExports {
  const imports: Record<string, Record<string, () => number>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => 0;
  const { exports } = new WebAssembly.Instance(module, imports);
  (exports._initialize as (() => void) | undefined)?.();
  return exports;
}
