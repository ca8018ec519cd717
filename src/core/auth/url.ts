import { t } from '../l10n.js';
import type { ProblemList } from '../result.js';
import type { AuthorizationSpec } from '../spec/model.js';
import { placeholdersIn } from '../spec/template.js';
import type { AuthContext } from './kind.js';
import { knownWords, readContext, scalarAt } from './values.js';

/** What no URL holds as it is (RFC 3986): blanks, control characters, quotes, braces that are no placeholder. */
const NOT_IN_URL = /[\s\0-\x1f\x7f"<>\\^`{|}]/;

/**
 * The address of a provider at a key: http or https, with a host, without user info or fragment. A query may stand there,
 * since Cenit adds to the address rather than joining a path to it (setup/base_oauth_provider.rb). Only variables are placeholders.
 */
export function checkUrl(spec: AuthorizationSpec, key: string, context: AuthContext, problems: ProblemList): void {
  const node = scalarAt(spec, key);
  if (!node) return;
  const known = knownWords(context);
  const places = placeholdersIn(node.source);
  for (const { word, start, end } of places) {
    if (!known(word)) problems.error('placeholder-unknown', readContext(context, problems).within(node, start, end), { word, path: key });
  }
  const [first] = places;
  // A stand-in of the same length for each placeholder: what is left is judged as an ordinary address.
  const text = places.reduce((done, { start, end }) => done.slice(0, start) + 'v'.repeat(end - start) + done.slice(end), node.source);
  const sign = NOT_IN_URL.exec(text)?.[0];
  if (text.includes('@') && /^[a-z][a-z\d+.-]*:\/\/[^/?#]*@/i.test(text)) problems.error('auth-url-user', node.range, { key });
  else if (sign !== undefined) problems.error('auth-url-sign', node.range, { key, sign: sign.trim() === '' ? t('a blank') : sign });
  else if (!/^https?:\/\//i.test(text) && first?.start !== 0) problems.error('auth-url-scheme', node.range, { key });
  else if (/^https?:\/\/(?:[/?#:]|$)/i.test(text)) problems.error('auth-url-host', node.range, { key });
  if (text.includes('#')) problems.error('auth-url-fragment', node.range, { key });
}
