/** A JSON Schema that alone rules. */
export interface GivenSchema {
  readonly schema: object;
  /** Why the one that was asked for could not be had; this one takes everything. */
  readonly trouble?: string;
}

/** A schema by its file; where that is none, one that takes everything, and why. */
export function readSchema(read: () => string, file: string): GivenSchema {
  try {
    const schema = JSON.parse(read()) as unknown;
    if (typeof schema === 'boolean') return { schema: schema ? {} : { not: {} } };
    if (typeof schema === 'object' && schema !== null && !Array.isArray(schema)) return { schema };
    return { schema: {}, trouble: `The schema ${file} is no JSON object, so only the YAML is checked.` };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { schema: {}, trouble: `The schema ${file} cannot be read, so only the YAML is checked: ${reason}` };
  }
}
