// What must hold for every spec, and for the files that are made of it.
import { CANARY } from './mutate.mjs';

const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const SLOW = 5000;

/** Something that does not hold: a kind, of which one is enough, and what it is about. */
export class Finding extends Error {
  constructor(kind, about) {
    super(`${kind}: ${about}`);
    this.kind = kind;
  }
}

const refuse = (kind, about) => {
  throw new Finding(kind, about);
};

function attempt(kind, work) {
  try {
    return work();
  } catch (error) {
    const [message, ...frames] = String(error?.stack ?? error).split('\n');
    return refuse(`${kind} throws ${frames.find((frame) => frame.includes('core.mjs'))?.trim() ?? ''}`, message);
  }
}

export class Checker {
  /** Ruby that was found good, so that it is parsed once. */
  #good = new Set();
  files = 0;

  /** @param core the built core, with the parts of it that have no door */
  constructor(core, parser) {
    this.core = core;
    this.parser = parser;
  }

  /**
   * The whole path of one spec.
   * @param before files of a run before, by path
   * @returns the files that are made of it; undefined where it has errors
   */
  check(text, before = new Map(), onConflict = 'fail') {
    const { core } = this;
    const began = performance.now();
    const { connector, tree, problems } = attempt('reading', () => core.readConnector(text));
    for (const problem of problems) this.#problem(problem, text, () => core.specMessageOf(problem));
    if (!connector) {
      if (!problems.some(({ severity }) => severity === 'error')) refuse('no connector and no error', JSON.stringify(problems));
      return undefined;
    }
    const listed = tree.entries.get('resources').node.items.length;
    if (connector.resources.length !== listed) refuse('a resource is left out', `${connector.resources.length} of ${listed}`);
    const elements = attempt('planning', () => core.planElements(connector));
    const first = this.#generate(connector, elements, new Map(), 'fail');
    if (first.blocked) refuse(`blocked ${this.#codes(first)}`, JSON.stringify(first.problems.slice(0, 2)));
    const made = core.textsAfter(new Map(), first.changes);
    this.#files(made, elements);
    const again = this.#generate(connector, elements, made, 'fail');
    const changed = again.changes.filter(core.isWritten);
    if (changed.length > 0 || again.blocked) refuse('the same again changes something', changed.map(({ path }) => path).join());
    if (before.size > 0) this.#over(connector, elements, before, made, onConflict);
    if (performance.now() - began > SLOW) refuse('slow', `${Math.round(performance.now() - began)} ms`);
    return made;
  }

  /** Over the files of a run before, which somebody may have edited. */
  #over(connector, elements, before, made, onConflict) {
    const { core } = this;
    const planned = this.#generate(connector, elements, before, onConflict);
    if (planned.blocked) return;
    const after = core.textsAfter(before, planned.changes);
    const isOwn = (path) => before.has(path) && planned.generated.get(path) === after.get(path);
    for (const [path, text] of after) {
      if (path.endsWith('.json')) attempt(`JSON over files ${path.replace(/[^/]+$/, '')}`, () => JSON.parse(text));
      if (isOwn(path) && path !== 'collection.json' && made.has(path) && made.get(path) !== text && path !== core.MANIFEST_FILE)
        refuse('another text over files', path);
    }
    const again = this.#generate(connector, elements, after, 'fail').changes.filter(core.isWritten);
    if (again.length > 0)
      refuse('the same again over files changes something', again.map(({ path, status }) => `${status} ${path}`).join());
  }

  #generate(connector, elements, files, onConflict) {
    const planned = attempt('generating', () => this.core.planGeneration(connector, elements, files, onConflict));
    for (const { path } of planned.changes) this.#path(path);
    for (const { file, problem } of planned.problems) this.#problem(problem, files.get(file) ?? '', () => this.core.messageOf(problem));
    return planned;
  }

  #codes({ problems }) {
    return [...new Set(problems.map(({ problem }) => problem.code))].join();
  }

  #problem(problem, text, said) {
    const { code, range } = problem;
    if (attempt(`message of ${code}`, said).trim() === '') refuse('a problem without a message', code);
    const isInside = range.start >= 0 && range.start <= range.end && range.end <= Math.max(text.length, 0);
    if (!isInside && text !== '') refuse(`range of ${code}`, `${range.start} to ${range.end} of ${text.length}`);
  }

  #path(path) {
    const parts = path.split('/');
    const isBelow = path === 'collection.json' || (parts[0] === 'collection' && parts.length > 1);
    if (!isBelow || parts.some((part) => part === '' || part === '..' || part === '.')) refuse('path', path);
    if (/[\\:\p{Cc}<>"|?*]/u.test(path)) refuse('path with a character that not every system has', path);
    if (parts.some((part) => DEVICE.test(part) || /[. ]$/.test(part))) refuse('path with a name that not every system has', path);
  }

  #files(files, elements) {
    const names = new Set(elements.flatMap(({ kind, name }) => (kind === 'algorithm' ? [name] : [])));
    const folded = new Map();
    for (const [path, text] of files) {
      this.files += 1;
      const other = folded.get(path.normalize('NFC').toLowerCase());
      if (other !== undefined) refuse('two paths that differ in case alone', `${other} and ${path}`);
      folded.set(path.normalize('NFC').toLowerCase(), path);
      if (!text.isWellFormed()) refuse('a text that UTF-8 cannot say', path);
      if (path.endsWith('.json')) attempt(`JSON ${path.replace(/[^/]+$/, '')}`, () => JSON.parse(text));
      else if (path.endsWith('.rb')) this.#ruby(path, text, names);
      else refuse('a file of no kind', path);
    }
  }

  #ruby(path, text, names) {
    if (this.#good.has(text)) return;
    const problems = attempt('Ruby', () => this.core.checkAlgorithmFile(this.parser, text, names));
    const kind = path.replace(/^.*\//, '').replace(/^(do_[a-z]+|[a-z]+_[a-z]+).*/, '$1');
    if (problems.length > 0) {
      const [{ code, range }] = problems;
      refuse(`Ruby ${code} ${kind}`, `${path} ${JSON.stringify(text.slice(range.start - 60, range.end + 60))}`);
    }
    const { root } = this.parser.parse(text, []);
    if (text.includes(CANARY) && callsCanary(root)) refuse(`a string breaks out ${kind}`, path);
    if (this.#good.size > 200_000) this.#good.clear();
    this.#good.add(text);
  }
}

/** Whether the word is a name anywhere in the syntax tree, and not text alone. */
function callsCanary(node) {
  if (node.toJSON().name === CANARY) return true;
  return node.childNodes().some((child) => child !== null && callsCanary(child));
}
