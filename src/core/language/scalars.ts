import { parseDocument, isScalar } from 'yaml';

/** The value of a text that stands for one scalar, as YAML 1.2 reads it; the text itself where it is none. */
export function scalarOf(source: string): unknown {
  if (source === '') return null;
  // Most are plain words: reading those by the library would be the costly part of a completion.
  if (/^[A-Za-z_][\w -]*$/.test(source) && !/^(?:true|false|null|nan|inf)$/i.test(source)) return source;
  const { contents, errors } = parseDocument(source);
  return errors.length === 0 && isScalar(contents) ? contents.value : source;
}
