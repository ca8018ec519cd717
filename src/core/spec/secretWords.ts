import { foldWord } from './nearMiss.js';

const WORDS: ReadonlySet<string> = new Set([
  'secret',
  'password',
  'passwd',
  'passphrase',
  'token',
  'credential',
  'api_key',
  'apikey',
  'access_key',
  'private_key',
  'secret_key',
]);
/** Tokens of these kinds are positions in a list, not keys of an account. */
const HARMLESS = /(^|_)(page|next|cursor|continuation|sync)_token$/;

/** Whether a key names something that must be kept hidden: client_secret, accessToken, api-key; not token_url or page_token. */
export function namesSecret(key: string): boolean {
  const folded = foldWord(key)
    .replace(/_(value|text)$/, '')
    .replace(/s$/, '');
  if (HARMLESS.test(folded)) return false;
  const words = folded.split('_');
  return WORDS.has(words.at(-1) ?? '') || WORDS.has(words.slice(-2).join('_'));
}
