import type { SpecCode } from '../../problems/spec.js';
import * as answers from './answers.js';
import { basicFixed, basicPassword, scopeSeparator, scopeTwice } from './auth.js';
import type { Fixer } from './fix.js';
import { duplicateKey, emptyText, removeHere, unknownKey } from './keys.js';
import * as missing from './missing.js';
import * as names from './names.js';
import { loneBrace, placeholderNotHere, unknownPlaceholder } from './placeholders.js';
import * as requests from './requests.js';
import { secretDefault, secretInText, secretLiteral } from './secrets.js';
import { tabs } from './tabs.js';
import * as urls from './urls.js';
import { notOneOf, outOfRange, quoteNumber, withoutControls, wrongType } from './values.js';
import { defaultLiquid, variableName, variableTaken } from './variables.js';
import * as yaml from './yaml.js';

const removeKey = removeHere('key');

/** What can be done about a problem, by its code. To add a fix, write a fixer and add its line here. */
export const fixers: Readonly<Partial<Record<SpecCode, Fixer>>> = {
  'yaml-unprintable': yaml.unprintable,
  'yaml-tab': tabs,
  'yaml-unknown-tag': yaml.unknownTag,
  'yaml-bad-alias': yaml.badAlias,
  'yaml-unclosed': yaml.unclosed,
  'yaml-syntax': yaml.syntax,
  'yaml-duplicate-key': duplicateKey,
  'spec-empty': yaml.emptyFile,
  'number-not-json': quoteNumber(true),
  'number-as-written': quoteNumber(true),
  'number-loses-digits': quoteNumber(false),

  'unknown-key': unknownKey,
  'secret-key': secretInText,
  'missing-key': missing.missingKeys,
  'wrong-type': wrongType,
  'not-one-of': notOneOf,
  'out-of-range': outOfRange,
  'too-few-items': missing.missingItem,
  'empty-text': emptyText,

  'connector-name': names.connectorName,
  'namespace-name': names.namespaceName,
  'resource-name-path': names.resourceNamePath,
  'data-type-name': names.identifier,
  'plural-name': names.pluralName,
  'plural-same': names.pluralSame,
  'name-clash': names.nameClash,
  'field-name-taken': names.fieldNameTaken,
  'header-name': names.headerName,
  'variable-name': variableName,
  'variable-reserved': variableTaken(false),
  'variable-is-key': variableTaken(true),
  'variable-of-authorization': variableTaken(true),
  'variable-default-liquid': defaultLiquid,

  'secret-variable-default': secretDefault,
  'secret-literal': secretLiteral,
  'secret-shape': secretLiteral,

  'url-scheme': urls.urlScheme,
  'url-slash': urls.urlSlash,
  'url-user': urls.urlUser,
  'url-query': urls.urlQuery,
  'url-signs': urls.urlSigns,

  'placeholder-unknown': unknownPlaceholder,
  'placeholder-as-text': unknownPlaceholder,
  'placeholder-not-here': placeholderNotHere,
  'path-brace': loneBrace,
  'path-slash': requests.trimSlashes,
  'path-blank': requests.encodeBlank,
  'path-query': requests.queryToParameters,
  'path-is-url': requests.withoutHost,
  'path-dots': requests.withoutDots,
  'path-double-slash': requests.singleSlash,
  'request-missing': missing.missingRequest,
  'request-verb': requests.requestVerb,
  'request-path-missing': requests.requestPath,

  'answer-path': answers.answerPath,
  'answer-path-many': answers.answerPathMany,
  'pagination-needs': missing.missingPaging,
  'incremental-two-places': answers.onePlace,
  'incremental-no-place': missing.missingSince,
  'incremental-initial': answers.initialSpan,
  'status-range': answers.statusRange,
  'time-format': answers.timeFormat,
  'time-zone': answers.timeZone,
  'text-control': withoutControls,
  'header-control': withoutControls,
  'header-twice': removeHere('header'),
  'pair-without-name': removeHere(undefined),
  'pair-empty': removeHere('name', true),
  'flow-none': missing.noFlow,
  'flow-without-block': missing.flowWithoutBlock,
  'primary-key-missing': missing.missingPrimaryKey,
  'one-needed': missing.missingOne,
  'field-type': answers.fieldType,
  'field-format': answers.fieldFormat,
  'variable-unused': removeHere('name'),
  'default-shadowed': removeKey,
  'field-required': removeHere('field'),

  'auth-key-missing': missing.missingKeys,
  'auth-api-key-name': missing.missingKeys,
  'auth-control': withoutControls,
  'auth-header-name': names.headerName,
  'auth-header-beside': removeHere('header'),
  'auth-parameter-beside': removeHere('parameter'),
  'auth-url-scheme': urls.urlScheme,
  'auth-url-user': urls.urlUser,
  'auth-url-fragment': urls.urlFragment,
  'auth-url-sign': urls.urlSigns,
  'auth-basic-password': basicPassword,
  'auth-basic-fixed': basicFixed,
  'auth-keys-and-name': removeKey,
  'auth-scope-twice': scopeTwice,
  'auth-scope-separator': scopeSeparator,
  'auth-algorithm-name': names.algorithmName,
};
