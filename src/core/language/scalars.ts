import { isMap, isScalar, parseDocument } from 'yaml';

/** The value of a text that stands for one scalar, as YAML 1.2 reads it; the text itself where it is none. */
export function scalarOf(source: string): unknown {
  if (source === '') return null;
  // Most are plain words: reading those by the library would be the costly part of a completion.
  if (/^[A-Za-z_][\w -]*$/.test(source) && !/^(?:true|false|null|nan|inf)$/i.test(source)) return source;
  const { contents, errors } = parseDocument(source);
  return errors.length === 0 && isScalar(contents) ? contents.value : source;
}

/** The keys of a map in braces with their scalars; empty where the text is none. */
export function mapOf(source: string): ReadonlyMap<string, unknown> {
  const { contents, errors } = parseDocument(source);
  if (errors.length > 0 || !isMap(contents)) return new Map();
  return new Map(
    contents.items.flatMap(({ key, value }) => (isScalar(key) ? [[String(key.value), isScalar(value) ? value.value : undefined]] : [])),
  );
}
