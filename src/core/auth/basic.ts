import { t } from '../l10n.js';
import type { ProblemList } from '../result.js';
import type { AuthorizationSpec } from '../spec/model.js';
import { readTemplate } from '../spec/read/values.js';
import { literalText, wordsOf, type Template } from '../spec/template.js';
import { keyRange } from '../spec/tree.js';
import { SECRETS, type AuthContext, type AuthKind } from './kind.js';
import { knownWords, PLAIN_CONNECTION, readContext, scalarAt, templateAt } from './values.js';

/** Cenit's own variables of a basic authorization (setup/basic_authorization.rb). */
const OWN_WORDS = ['username', 'password'] as const;
const PASSWORD_FILLER =
  /^(?:([a-z])\1{0,7}|any|anything|blank|dummy|empty|ignored?|none|unused|api_?key|api_?token|token|x-oauth-basic|x-token-auth)?$/i;
/** What ends or interpolates a Ruby text, ends the tag, or is no part of a header. */
const NOT_IN_TAG = /["\\\0-\x1f\x7f\u2028\u2029]|#[{$@]|%\}/;
/** The tag reads a variable as a Ruby name. */
const RUBY_NAME = /^[a-z_]\w*$/;
const RUBY_WORDS: ReadonlySet<string> = new Set(
  'alias and begin break case class def defined do else elsif end ensure false for if in module next nil not or redo rescue retry return self super then true undef unless until when while yield'.split(
    ' ',
  ),
);

/** A word APIs name as the password where the user name alone is the key: no secret. */
export function isPasswordFiller(text: string): boolean {
  return PASSWORD_FILLER.test(text);
}

/** User name and password; where one of them has a form of its own, the connection makes the header. */
export const basic = {
  type: 'basic',
  label: 'Basic',
  description: 'User name and password go with each call (HTTP Basic). Left out, both are given by the user on the server.',
  fields: {
    username: {
      label: 'Username template',
      description:
        'The form of the user name, with variables as placeholders: `"{email}/token"`. Left out: the user name that is given on the server. `"` and `\\` cannot stand in it.',
      type: 'string',
      examples: ['{email}/token', '{api_token}'],
    },
    password: {
      label: 'Password template',
      description:
        'A placeholder of a variable, or the fixed word that the API wants there, such as `X`. Never a password. Left out: the password that is given on the server.',
      type: 'string',
      examples: ['X', '{api_token}'],
    },
  },
  required: [],
  secrets: () => [
    { id: 'username', label: t('Username') },
    { id: 'password', label: t('Password') },
  ],
  main: [SECRETS],
  takenWords: () => ['username', 'password', 'basic_auth'],
  check,
  plan(spec, context) {
    const { username, password } = read(spec, context);
    const given = username ?? password;
    const data = {
      _type: 'Setup::BasicAuthorization',
      _primary: ['namespace', 'name'],
      namespace: context.namespace,
      name: 'default_authorization',
    };
    const text = `${inTag(username ?? [{ word: 'username' }])}:${inTag(password ?? [{ word: 'password' }])}`;
    return {
      elements: [{ kind: 'authorization', name: 'default_authorization', data }],
      algorithms: [],
      connection: {
        ...PLAIN_CONNECTION,
        handler: given !== undefined,
        headers: given === undefined ? [] : [{ key: 'Authorization', value: `Basic {% base64 "${text}" %}` }],
      },
      sendsAuthorization: true,
      ownVariables: [],
    };
  },
} as const satisfies AuthKind;

function read(
  spec: AuthorizationSpec,
  context: AuthContext,
): { readonly username: Template | undefined; readonly password: Template | undefined } {
  return { username: templateAt(spec, 'username', context, OWN_WORDS), password: templateAt(spec, 'password', context, OWN_WORDS) };
}

/** A template as the inside of the Ruby text that Cenit's tag base64 takes (lib/liquid). */
function inTag(template: Template): string {
  return template.map((part) => ('text' in part ? part.text : `#{${part.word}}`)).join('');
}

function check(spec: AuthorizationSpec, context: AuthContext, problems: ProblemList): void {
  for (const key of OWN_WORDS) checkText(spec, key, context, problems);
  const { username, password } = read(spec, context);
  const node = scalarAt(spec, 'password');
  if (node && password) {
    const fixed = literalText(password);
    if (fixed === undefined ? password.length > 1 : !isPasswordFiller(fixed)) problems.error('auth-basic-password', node.range);
  }
  if (username && password && literalText(username) !== undefined && literalText(password) !== undefined) {
    problems.error('auth-basic-fixed', keyRange(spec.node, 'username'));
  }
}

function checkText(spec: AuthorizationSpec, key: string, context: AuthContext, problems: ProblemList): void {
  const node = scalarAt(spec, key);
  const template = templateAt(spec, key, context, OWN_WORDS);
  if (!node || !template) return;
  readTemplate(readContext(context, problems), node, knownWords(context, OWN_WORDS));
  for (const word of wordsOf(template)) {
    if (!RUBY_NAME.test(word) || RUBY_WORDS.has(word)) problems.error('auth-basic-word', node.range, { key, word });
  }
  if (NOT_IN_TAG.test(template.map((part) => ('text' in part ? part.text : '\u00a0')).join('')))
    problems.error('auth-basic-sign', node.range, { key });
}
