// Makes a text smaller as long as it keeps what was found in it.

const MOST_TRIES = 3000;

/** Takes pieces away, first lines, then characters, ever smaller ones. */
export function smallest(text, holds) {
  let tries = 0;
  const without = (pieces, join) => {
    for (let size = Math.ceil(pieces.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let at = 0; at < pieces.length && tries < MOST_TRIES;) {
        const less = [...pieces.slice(0, at), ...pieces.slice(at + size)];
        tries += 1;
        if (less.length < pieces.length && holds(less.join(join))) pieces = less;
        else at += size;
      }
    }
    return pieces.join(join);
  };
  const lines = without(text.split('\n'), '\n');
  return without([...lines], '');
}
