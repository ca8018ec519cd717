import { readdirSync, statSync } from 'node:fs';

/** What is loaded when somebody asks for it: what mends a text, and what compiles a schema. */
const LATER = ['actionSteps.js', 'schemaValidator.js'];

/** The bytes of the language server that each of its users loads, as built into dist/. */
export function serverSize() {
  const parts = readdirSync('dist/server').filter((file) => !LATER.includes(file));
  return ['dist/server.js', ...parts.map((file) => `dist/server/${file}`)].reduce((sum, file) => sum + statSync(file).size, 0);
}
