import { readFileSync } from 'node:fs';
import { createRubyParser } from '../../src/core/ruby/prismParser.js';

export const rubyParser = createRubyParser(readFileSync('node_modules/@ruby/prism/src/prism.wasm'));
