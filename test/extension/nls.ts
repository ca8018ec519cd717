import { readFileSync } from 'node:fs';

export type Texts = Readonly<Record<string, string>>;

export const manifestTexts = (language: 'en' | 'es'): Texts =>
  JSON.parse(readFileSync(language === 'en' ? 'package.nls.json' : `package.nls.${language}.json`, 'utf8')) as Texts;

/** package.json as the editor reads it: each `%key%` is the text of a language. */
export function readManifest(language: 'en' | 'es' = 'en'): unknown {
  const texts = manifestTexts(language);
  return JSON.parse(readFileSync('package.json', 'utf8'), (_, value: unknown) => {
    const [, key] = (typeof value === 'string' && /^%([\w.]+)%$/.exec(value)) || [];
    return key === undefined ? value : (texts[key] ?? value);
  });
}

/** The keys that package.json asks for. */
export function askedKeys(): readonly string[] {
  const keys = [...readFileSync('package.json', 'utf8').matchAll(/"%([\w.]+)%"/g)].map(([, key = '']) => key);
  return [...new Set(keys)].sort();
}
