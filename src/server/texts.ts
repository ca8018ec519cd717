import type { ServerOptions } from '../protocol/language.js';

type Texts = NonNullable<ServerOptions['texts']>;

/** The texts among the initialization options of an editor; undefined, which means English, where they are none. */
export function textsIn(options: unknown): Texts | undefined {
  const texts = isMap(options) ? options['texts'] : undefined;
  if (!isMap(texts)) return undefined;
  return Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
