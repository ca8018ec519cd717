/** What the editor knows at some moment: context keys that are not there count as false, as in the editor. */
export type ContextKeys = Readonly<Record<string, unknown>>;

const TOKEN = /\/(?:\\.|[^/])*\/|'[^']*'|&&|\|\||==|!=|=~|[()!]|[^\s()!=]+/g;

/** Whether the `when` of a menu entry holds; of the language only what the manifest uses, anything else throws. */
export function holds(when: string | undefined, keys: ContextKeys): boolean {
  const tokens = when?.match(TOKEN) ?? ['true'];
  let at = 0;
  const next = (): string => tokens[at++] ?? '';
  const taken = (wanted: string): boolean => tokens[at] === wanted && next() !== '';

  function either(): boolean {
    let value = all();
    // Both sides are read, whatever the first one says.
    while (taken('||')) value = all() || value;
    return value;
  }
  function all(): boolean {
    let value = one();
    while (taken('&&')) value = one() && value;
    return value;
  }
  function one(): boolean {
    if (taken('!')) return !one();
    if (taken('(')) {
      const value = either();
      if (!taken(')')) throw new Error(`no end of a bracket: ${when ?? ''}`);
      return value;
    }
    const name = next();
    if (!/^[\w.]+$/.test(name)) throw new Error(`${name} is no key: ${when ?? ''}`);
    const value = name === 'true' || (name !== 'false' && keys[name]);
    if (taken('==')) return value === literal(next());
    if (taken('!=')) return value !== literal(next());
    if (taken('=~')) return new RegExp(next().slice(1, -1)).test(typeof value === 'string' ? value : '');
    if (taken('in')) return Object.keys(keys[next()] ?? {}).includes(String(value));
    return Boolean(value);
  }
  const value = either();
  if (at < tokens.length) throw new Error(`${tokens[at] ?? ''} is not understood: ${when ?? ''}`);
  return value;
}

const literal = (token: string): string => token.replace(/^'(.*)'$/, '$1');
