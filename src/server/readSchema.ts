/** A JSON Schema that alone rules. */
export interface GivenSchema {
  readonly schema: object;
  /** Which one could not be had, and why, where it is no other thing than an object; this one takes everything. */
  readonly trouble?: { readonly file: string; readonly reason?: string };
}

/** A schema by its file; where that is none, one that takes everything, and why. */
export function readSchema(read: () => string, file: string): GivenSchema {
  try {
    const schema = JSON.parse(read()) as unknown;
    if (typeof schema === 'boolean') return { schema: schema ? {} : { not: {} } };
    if (typeof schema === 'object' && schema !== null && !Array.isArray(schema)) return { schema };
    return { schema: {}, trouble: { file } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { schema: {}, trouble: { file, reason } };
  }
}
