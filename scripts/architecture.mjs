// The picture of the layers and of the core's folders, drawn from the imports as they are: docs/architecture.md.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** What each part is for; a part that is not here has no sentence yet, and the build says so. */
const LAYERS = {
  core: 'does the thinking: pure, synchronous, no I/O',
  cli: 'the command line over node:fs',
  server: 'the language server',
  protocol: 'what form and editor say to each other',
  extension: 'the editor: commands, tree, form, review',
  webview: 'the page of the form',
};
const CORE = {
  spec: 'text to a connector, with places; the smallest edits of the text',
  vocabulary: 'the keys of the language',
  problems: 'the sentence of each problem',
  auth: 'the kinds of authorization',
  elements: 'which elements there are, and what is in each',
  render: 'elements to texts: templates, quoting',
  ruby: 'reads Ruby and knows the rules of the sandbox',
  merge: 'three texts to one',
  lift: 'edits by hand back to keys',
  pack: 'element files to collection.json',
  form: 'the form as data',
  language: 'completion, hover, fixes, names',
  '(core)': 'what ties these together: plans, changes, the journal',
};

const sources = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.gen\.|\.d\.ts$/.test(file))
    .map((file) => join(folder, file).replaceAll('\\', '/'));

/** Pairs of parts of which one imports the other, with how often; types count too. */
function importsBetween(partOf) {
  const counts = new Map();
  for (const file of [...sources('src'), ...sources('webview')]) {
    const from = partOf(file);
    for (const [, to] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
      const target = partOf(posix.join(dirname(file), to));
      if (from && target && from !== target) counts.set(`${from}|${target}`, (counts.get(`${from}|${target}`) ?? 0) + 1);
    }
  }
  return [...counts].map(([pair, count]) => [...pair.split('|'), count]).sort();
}

const layerOf = (file) => /^(?:src\/)?(\w+)\//.exec(file)?.[1];
const coreOf = (file) => (file.startsWith('src/core/') ? (/^src\/core\/(\w+)\//.exec(file)?.[1] ?? '(core)') : undefined);

/** One picture; edges with few imports are thin, so that the eye follows the main ways. */
function picture(parts, edges) {
  const id = (name) => name.replace(/\W/g, '_');
  const nodes = Object.entries(parts).map(([name, what]) => `  ${id(name)}["<b>${name}</b><br>${what}"]`);
  const lines = edges.map(([from, to, count]) => `  ${id(from)} ${count > 5 ? '==>' : '-->'} ${id(to)}`);
  return `\`\`\`mermaid\nflowchart TD\n${[...nodes, ...lines].join('\n')}\n\`\`\``;
}

export function architecturePage() {
  const layers = importsBetween(layerOf);
  const core = importsBetween(coreOf).filter(([from, to]) => from !== '(core)' && to !== '(core)');
  for (const [parts, edges] of [
    [LAYERS, layers],
    [CORE, core],
  ]) {
    const unknown = edges.flatMap(([from, to]) => [from, to]).filter((name) => !(name in parts));
    if (unknown.length > 0) throw new Error(`scripts/architecture.mjs has no sentence for ${[...new Set(unknown)].join(', ')}`);
  }
  const { '(core)': ties, ...folders } = CORE;
  return `<!-- Made by scripts/architecture.mjs from the imports: do not edit. -->

# Architecture

An arrow means that the one imports the other; a thick one, more than five times. What may import what is told in
[CONTRIBUTING](../CONTRIBUTING.md#layers), and the linter refuses the rest.

## Layers

${picture(LAYERS, layers)}

## Inside the core

The files directly in \`src/core\` are left out here: ${ties}.

${picture(folders, core)}
`;
}
