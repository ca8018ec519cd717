import { t } from '../l10n.js';
import type { Sentences } from './sentences.js';

export const authSentences = {
  'auth-key-missing': 'An authorization of type {type} needs {key}.',
  'auth-control': 'A line break or another control character stands in {key}: it would break the header it is sent in.',
  'auth-header-name': '{header} is no name of a header: letters, digits and hyphens make one, without blanks or colons.',
  'auth-header-beside':
    'The authorization sends the header {header} itself, and Cenit refuses a second one. Remove it here, or say its form under authorization.',
  'auth-parameter-beside': 'The authorization sends the parameter {parameter} itself. Remove it here.',
  'auth-url-scheme': '{key} must begin with http:// or https://.',
  'auth-url-host': '{key} has no host: write it after http:// or https://.',
  'auth-url-user': 'A user name or password stands in {key}. Remove it: no secret belongs into this file.',
  'auth-url-fragment': '{key} must not hold a fragment (#…): no server ever sees it.',
  'auth-url-sign': ({ key = '', sign = '' }) =>
    t(
      '{key} holds {sign}, which no URL may hold as it is. Remove or percent-encode it; a placeholder is {word}, with the name of a variable.',
      { key, sign },
    ),
  'auth-client-word':
    'Cenit gives {placeholder} a value of its own inside an authorization, so a variable of this name cannot be used there. Give the variable another name.',
  'auth-basic-password': () =>
    t(
      'password takes only a placeholder such as {api_token}, or the fixed word the API wants there such as X. Leave it out: the password is given on the server.',
    ),
  'auth-basic-fixed':
    'User name and password are both fixed texts, so nothing is left that only the user knows. Leave one of them out, or use a placeholder.',
  'auth-basic-sign': ({ key = '' }) =>
    t('{key} must not hold ", \\, #{, %} or a line break: Cenit reads it as a text of Ruby inside a tag.', { key }),
  'auth-basic-word':
    '{placeholder} cannot be used in {key}: Cenit reads it as a Ruby name there. Name the variable with small letters, digits and _, not beginning with a digit.',
  'auth-api-key-name': 'An API key needs name, the header or query parameter that carries it (and in: header or query), or a list of keys.',
  'auth-keys-and-name': 'With keys, each key says its own place and name: {key} must not stand beside it.',
  'auth-keys-same': '{name} and {first} would be the same template parameter {word}: each key needs a name of its own.',
  'auth-key-word':
    'A key called {name} would be the template parameter {word}, which requests fill while they run. Such a key is not possible in a list of keys.',
  'auth-scope-twice': 'The scope {scope} stands here twice; it is asked for once.',
  'auth-scope-separator': 'scope_separator is at most one character. Left out, a blank parts the scopes.',
  'auth-client-credentials':
    'Cenit has no client credentials flow. Get a token from token_url by other means and use type: bearer, or choose the authorization code if the API offers it.',
  'auth-client-in-query':
    'Cenit sends the client’s id and secret in the body of a request for a token, not in the query. Most APIs take both; else use client_in: basic.',
  'auth-refresh-rotates':
    'Cenit has no setting for refresh tokens that change: it keeps the one that an answer brings. If a renewal was lost and calls fail, authorize default_authorization again.',
  'auth-algorithm-name': '{name} is no name of an algorithm: it begins with a small letter and goes on with small letters, digits and _.',
  'auth-algorithm-taken': '{name} cannot be chosen: names that begin with {prefix} belong to generated algorithms.',
  'auth-algorithm-long': 'This name is too long: {limit} characters at most.',
  'auth-algorithm-device': 'No file can be called {name} on Windows. Choose another name.',
  'auth-algorithm-same': 'resolver and signer are both called {name}: they are two algorithms and need two names.',
} satisfies Sentences;
