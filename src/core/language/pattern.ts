/** A regular expression as a schema has it: read as JSON Schema wants it, else in the way older ones were written; else undefined. */
export function patternOf(source: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags);
    } catch {
      // The other way may do.
    }
  }
  return undefined;
}
