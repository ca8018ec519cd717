import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import type { RubyParser } from '../core/index.js';

let parser: Promise<RubyParser> | undefined;

/** The Ruby parser: half a megabyte, so it is loaded when the first file is checked. */
export function rubyParser(): Promise<RubyParser> {
  parser ??= load();
  return parser;
}

async function load(): Promise<RubyParser> {
  const { createRubyParser } = await import('../core/prism.js');
  return createRubyParser(readFileSync(wasmFile()));
}

/** Beside the bundle; where it runs from the sources, in the package it comes from. */
function wasmFile(): string {
  const script = process.argv[1] ?? '';
  const bundled = join(typeof __dirname === 'string' ? __dirname : join(script, '..'), 'prism.wasm');
  return existsSync(bundled) ? bundled : createRequire(join(process.cwd(), 'package.json')).resolve('@ruby/prism/src/prism.wasm');
}
