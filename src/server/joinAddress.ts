/** Schemas without an address of their own stand together in one folder. */
const NOWHERE = 'schema:///';

/** What an address comes to that is relative to another (RFC 3986). */
export function joinAddress(reference: string, base: string): string {
  try {
    return new URL(reference, base || NOWHERE).href;
  } catch {
    return reference;
  }
}
