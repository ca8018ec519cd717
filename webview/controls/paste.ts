/** `Name: value` lines, or a query string, as rows of two; undefined for a text that is neither. */
export function readPairs(text: string): readonly (readonly [string, string])[] | undefined {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const first = lines[0];
  if (first === undefined) return undefined;
  if (lines.length === 1 && !first.includes(': ')) return readQuery(first);
  const pairs = lines.map((line) => /^([^\s:]+)\s*:\s*(.*)$/.exec(line));
  return pairs.every((pair) => pair !== null) ? pairs.map(([, name, value]) => [name ?? '', value ?? '']) : undefined;
}

function readQuery(text: string): readonly (readonly [string, string])[] | undefined {
  const query = /^(?:[a-z]+:\/\/[^?#\s]*\?|\?)?([^?#\s]+)(?:#\S*)?$/i.exec(text)?.[1];
  if (!query || !query.split('&').every((pair) => /^[^=]+=/.test(pair))) return undefined;
  return [...new URLSearchParams(query)];
}
