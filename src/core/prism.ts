// The second door of the core: loading the Ruby parser.
export { createRubyParser } from './ruby/prismParser.js';
