/** A schema by its file; where that is none, one that takes everything, and why. */
export function readSchema(read: () => string, file: string): { readonly schema: object; readonly trouble?: string } {
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
