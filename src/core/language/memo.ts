/** Works something out once for each object, as long as the object is there. */
export function memo<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const kept = new WeakMap<K, { readonly value: T }>();
  return (key) => {
    const found = kept.get(key);
    if (found) return found.value;
    const value = make(key);
    kept.set(key, { value });
    return value;
  };
}
