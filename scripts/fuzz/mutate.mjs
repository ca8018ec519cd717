// Makes a wrong or odd spec of a good one: on its text, or on what the YAML says.
import { Buffer } from 'node:buffer';
import { cloneDeep } from 'lodash-es';
import { parse, stringify } from 'yaml';
import { pick } from '../random.mjs';

/** A word that no generated Ruby may call: where it is more than text, a string broke out. */
export const CANARY = 'fuzz_canary';

const NASTY = [
  `#{${CANARY}}`,
  `'; ${CANARY}; '`,
  `"; ${CANARY}; "`,
  `\n${CANARY}\n`,
  `\r${CANARY}\r`,
  `\u2028${CANARY}\u2029`,
  `\n=end\n${CANARY}\n`,
  `\n__END__\n`,
  `\`${CANARY}\``,
  `/ + ${CANARY} + /`,
  `]; ${CANARY}; %w[`,
  `<<~TEXT\n${CANARY}\nTEXT\n`,
  `TEXT\n${CANARY}`,
  `) { ${CANARY} } (`,
  '#$0',
  '#@x',
  '#{',
  '}',
  "'",
  '"',
  '\\',
  "\\'",
  '\\\\',
  '%{name}',
  '%<a>d %s',
  '%w[',
  '{{',
  '}}',
  '{{ id }}',
  '{% raw %}',
  '{%',
  '<%= 1 %>',
  '$record',
  '$current.revision',
  '# @param x object required',
  '@param x',
  '{id}',
  '{',
  '//',
  '../',
  '../../etc/passwd',
  '..',
  '.',
  '/',
  'C:\\x',
  'con',
  'nul',
  'AUX',
  'com1',
  'lpt9.txt',
  'end',
  'self',
  'nil',
  '__FILE__',
  'BEGIN',
  'items',
  'task',
  'options',
  'ns',
  'data',
  'answer',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  '\u00a0',
  '\u200b',
  '\u202e',
  '\ufeff',
  '\\ud800',
  '\\x07\\0\\e',
  '\\u2028\\L\\N',
  'é',
  'e\u0301',
  'ß',
  'İ',
  'ı',
  '漢字',
  '👩‍👩‍👧',
  'x'.repeat(300),
  'é'.repeat(200),
  '\t',
  ' ',
  '\n',
  '|',
  '>',
  '&a',
  '*a',
  '!!binary',
  '%YAML 1.1',
  '---',
  '...',
  '__proto__',
  'constructor',
  'toString',
  '~',
  'null',
  'yes',
  'on',
  '0x10',
  '1e999',
  '-0',
  '1_000',
  '12:30:45',
  '2020-01-01',
  '<<',
  'id',
  'remote_id',
  '_id',
  '_type',
];

const VALUES = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e21,
  Number.MAX_SAFE_INTEGER + 2,
  Number.MAX_SAFE_INTEGER,
  Infinity,
  NaN,
  '',
  ' ',
  [],
  {},
  [[]],
  [null],
  { a: 1 },
];

const isMap = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place of a value: what holds it, and its key there. */
function placesIn(holder, found = []) {
  for (const key of Object.keys(holder)) {
    found.push({ holder, key });
    const value = holder[key];
    if (typeof value === 'object' && value !== null) placesIn(value, found);
  }
  return found;
}

const nastier = (random, text) => {
  const at = Math.floor(random() * (text.length + 1));
  const way = random();
  if (way < 0.15) return pick(random, NASTY);
  if (way < 0.25) return pick(random, NASTY) + text;
  return text.slice(0, at) + pick(random, NASTY) + text.slice(way < 0.4 ? at + 1 : at);
};

/** A map with one of its keys under another name, in the same order. */
function renamed(map, key, name) {
  const entries = Object.entries(map).map(([each, value]) => [each === key ? name : each, value]);
  for (const each of Object.keys(map)) delete map[each];
  for (const [each, value] of entries) Object.defineProperty(map, each, { value, enumerable: true, configurable: true, writable: true });
}

const OF_VALUES = [
  ({ holder, key }, random) => {
    holder[key] = typeof holder[key] === 'object' && holder[key] !== null ? pick(random, VALUES) : nastier(random, String(holder[key]));
  },
  ({ holder, key }, random) => {
    if (typeof holder[key] === 'string') holder[key] = nastier(random, holder[key]);
  },
  ({ holder, key }, random) => {
    holder[key] = random() < 0.5 ? pick(random, VALUES) : pick(random, NASTY);
  },
  ({ holder, key }) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  ({ holder, key }, random) => {
    if (isMap(holder)) renamed(holder, key, random() < 0.5 ? nastier(random, key) : pick(random, NASTY));
  },
  ({ holder, key }, random) => {
    if (isMap(holder)) renamed(holder, key, pick(random, [key.toUpperCase(), key.toLowerCase(), `${key} `, key.replaceAll('_', '-')]));
  },
  ({ holder, key }, random, places) => {
    const other = pick(random, places);
    [holder[key], other.holder[other.key]] = [cloneDeep(other.holder[other.key]), cloneDeep(holder[key])];
  },
  ({ holder, key }, random, places) => {
    holder[key] = cloneDeep(pick(random, places).holder[key] ?? [holder[key]]);
  },
  ({ holder, key }) => {
    const value = holder[key];
    holder[key] = Array.isArray(value) ? { ...value } : isMap(value) ? Object.values(value) : [value];
  },
  ({ holder, key }, random) => {
    if (!Array.isArray(holder)) return;
    const twin = cloneDeep(holder[key]);
    if (isMap(twin) && typeof twin.name === 'string') {
      const { name } = twin;
      twin.name = pick(random, [
        name,
        name.toUpperCase(),
        name.toLowerCase(),
        `${name}s`,
        name.replaceAll(' ', '_'),
        `${name}\u0301`,
        `${name}-2`,
      ]);
    }
    holder.push(twin);
  },
];

function mutateValues(text, random) {
  const root = parse(text, { logLevel: 'silent' });
  if (!isMap(root)) return mutateText(text, random);
  // Fewer resources make more of the time.
  if (Array.isArray(root.resources) && root.resources.length > 3) {
    const from = Math.floor(random() * (root.resources.length - 2));
    root.resources = root.resources.slice(from, from + 1 + Math.floor(random() * 3));
  }
  const times = random() < 0.6 ? 1 : 2 + Math.floor(random() * 3);
  for (let time = 0; time < times; time += 1) {
    const places = placesIn(root);
    if (places.length === 0) break;
    // Values in text stay a valid spec most often, so every second mutation is one.
    const way = random() < 0.5 ? OF_VALUES[1] : pick(random, OF_VALUES);
    way(pick(random, places), random, places);
  }
  return stringify(root, { lineWidth: 0, aliasDuplicateObjects: random() < 0.5 });
}

const OF_LINES = [
  (lines, at) => lines.splice(at, 1),
  (lines, at) => lines.splice(at, 0, lines[at]),
  (lines, at, random) => lines.splice(at, 0, pick(random, lines)),
  (lines, at, random) => (lines[at] = random() < 0.5 ? ` ${lines[at]}` : lines[at].replace(/^ /, '')),
  (lines, at, random) => (lines[at] = nastier(random, lines[at])),
  (lines, at, random) => (lines[at] = lines[at].replace(/: .*/, () => `: ${pick(random, NASTY)}`)),
  (lines, at, random) => (lines[at] = lines[at].replace(/: .*/, () => `: "${pick(random, NASTY)}"`)),
  (lines, at, random) => (lines[at] = lines[at].replace(/: .*/, () => `: '${pick(random, NASTY)}'`)),
  (lines, at, random) => (lines[at] = lines[at].slice(0, Math.floor(random() * lines[at].length))),
  (lines, at) => (lines[at] = `${lines[at]}\r`),
];

function mutateText(text, random) {
  const lines = text.split('\n');
  const times = 1 + Math.floor(random() * 3);
  for (let time = 0; time < times; time += 1) {
    const at = Math.floor(random() * lines.length);
    if (lines[at] !== undefined) pick(random, OF_LINES)(lines, at, random);
  }
  return lines.join('\n');
}

/** A spec that is not quite the given one; of what UTF-8 can say. */
export const mutated = (text, random) => Buffer.from(changed(text, random)).toString('utf8');

function changed(text, random) {
  try {
    return random() < 0.3 ? mutateText(text, random) : mutateValues(text, random);
  } catch {
    // What an earlier mutation made cannot be read, or not be written, as YAML.
    return mutateText(text, random);
  }
}
