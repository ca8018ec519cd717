/** Lines that are read by themselves, whatever is wrong in others. */
export interface Slice {
  readonly start: number;
  readonly end: number;
  /** Below the key that the last slice of level 0 holds. */
  readonly level: 0 | 1;
}

/** Of more than these the rest is not looked into. */
const MOST = 20_000;

/** The line of a key whose value stands below it. */
const OPENS = /:[ \t]*(?:#[^\n]*)?$/;
/** A key or an item: lines as deep as it begin others. */
const BEGINS = /^(?:-(?:\s|$)|\?(?:\s|$)|[^\s[\]{},#|>&*!%@`].*:(?:\s|$)|["'].*:(?:\s|$))/;
/** What goes on with the line above: the end of brackets, or the value of an explicit key. */
const GOES_ON = /^(?:[\]},]|:(?:\s|$))/;
const MARK = /^(?:---|\.\.\.)(?:\s|$)/;
/** A document whose lines say nothing by themselves: in brackets, or a text of its own. */
const WHOLE = /^(?:[[{]|---[ \t]+[^\s#])/;

/**
 * Cuts a YAML text into the entries of its outermost level, and each of those whose value stands on lines of its own into the
 * entries of that. Only lines and their indentation are looked at: a mistake in one slice is none in the others.
 */
export function splitText(text: string): readonly Slice[] {
  const starts: { readonly at: number; readonly level: 0 | 1 }[] = [];
  /** How deep the entries below the last key stand; undefined: not known yet. */
  let indent: number | undefined;
  let opened = false;
  let whole = false;
  let fresh = true;
  for (let from = 0; from < text.length && starts.length < MOST;) {
    const newline = text.indexOf('\n', from);
    const begin = from;
    const next = newline < 0 ? text.length : newline + 1;
    from = next;
    // Most lines of a long file stand deeper than any that begins a slice.
    if (opened && indent !== undefined && isBlank(text, begin) && isBlank(text, begin + indent)) continue;
    let at = begin;
    while (at < next && isBlank(text, at)) at += 1;
    const first = text.charAt(at);
    if (at >= next || first === '#' || first === '\n' || first === '\r') continue;
    const deep = at - begin;
    if (deep > 0 && (!opened || (indent !== undefined && deep !== indent))) continue;
    // A line of any length: its beginning tells enough.
    const line = text.slice(at, Math.min(next, at + 1000)).trimEnd();
    if (GOES_ON.test(line)) continue;
    if (deep === 0 && MARK.test(line)) whole = false;
    else if (whole) continue;
    // A word that somebody begins to type at the margin takes nothing from the list that it stands in.
    const strayed = deep === 0 && opened && indent !== undefined && !BEGINS.test(line) && !MARK.test(line);
    if (strayed) starts.push({ at: begin, level: 1 });
    else if (deep === 0 && !(opened && line.startsWith('-') && BEGINS.test(line) && (indent ?? 0) === 0)) {
      starts.push({ at: begin, level: 0 });
      whole = (fresh || line.startsWith('---')) && WHOLE.test(line);
      fresh = MARK.test(line);
      opened = !whole && OPENS.test(line) && BEGINS.test(line) && !line.startsWith('-');
      indent = undefined;
    } else if (indent === undefined && !BEGINS.test(line)) opened = false;
    else {
      starts.push({ at: begin, level: 1 });
      indent = deep;
    }
  }
  if (starts.length === 0 && text !== '') return [{ start: 0, end: text.length, level: 0 }];
  return starts.map(({ at, level }, index) => ({ start: index === 0 ? 0 : at, end: starts[index + 1]?.at ?? text.length, level }));
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 9;
}
