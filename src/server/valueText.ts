/** The text of data by which equal data are known: that of maps does not depend on the order of their keys, or on their prototype. */
export function valueText(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) return { number: String(value) };
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const map = value as Readonly<Record<string, unknown>>;
    return Object.fromEntries(
      Object.keys(map)
        .sort()
        .map((key) => [key, map[key]]),
    );
  });
}
