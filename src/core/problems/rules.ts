import { t } from '../l10n.js';
import { and, nearSentence, type Sentences } from './sentences.js';

/** A request as most APIs have it; of a list where nothing else stands here. */
const EXAMPLES: Readonly<Record<string, string>> = { one: 'GET contacts/{id}', create: 'POST contacts', update: 'PUT contacts/{id}' };

/** Of an element of the connector, which is a data type where that is said. */
function elementName(element: string | number): string {
  const [, name] = /^the data type (.+)$/.exec(String(element)) ?? [];
  return name === undefined ? String(element) : t('the data type {name}', { name });
}

export const rulesSentences = {
  'connector-large':
    'This file has {megabytes} MB, so it is checked only when you ask. Run "Cenit: Validate Connector" to check it, or split it into connectors of their own.',
  'connector-shadowed':
    'A connector.yaml stands in this folder too and is the one that counts; this file makes nothing. Rename one of them into a folder of its own.',
  'connector-foreign': `This file has none of the keys of a Cenit connector, so it is taken for another tool's and left alone. A connector begins with "authorization", "connection" and "resources".`,
  'connector-name': `The name "{name}" is refused: a connector's name begins with a-z and goes on with a-z, 0-9 and _.`,
  'namespace-name': 'The namespace "{name}" is refused: write an identifier such as Acme, of at most 100 letters.',
  'name-too-long': 'This name has {length} characters; at most {limit} are allowed. Shorten it.',
  'name-windows-device':
    'The name "{name}" is a device name that Windows reserves, so its files could not be made there. Choose another name.',
  'resource-name-path': 'A slash, a backslash or .. is refused in a resource name. Write the name of one record, such as Contact.',
  'resource-name-letters':
    'The name "{name}" cannot be folded to a-z: use Latin letters, digits, blanks, hyphens and underscores. title may hold any text.',
  'resource-name-start': 'The name "{name}" must begin with a letter.',
  'data-type-name': 'The data type name "{name}" is refused: write an identifier such as SalesOrder.',
  'plural-name': 'The plural "{plural}" is refused: it begins with a-z and goes on with a-z, 0-9 and _, at most {limit} in all.',
  'plural-same': 'The plural of this name is "{name}" too, so get_{name} would stand twice. Set plural, for example plural: {name}_list.',
  'resources-many':
    'There are {count} resources; at most {limit} fit in one connector. Split it: each connector has a folder and a name of its own.',
  'name-clash': ({ name = '', other = '', element = '', key }) =>
    and(
      t('The resource "{name}" makes the same names as "{other}": {element} would stand twice.', {
        name,
        other,
        element: elementName(element),
      }),
      key ? t('Set {key}, or rename one of them.', { key }) : t('Rename one of them.'),
    ),
  'variable-name': 'The variable name "{name}" is refused: begin with a letter or _ and go on with letters, digits, _ and -.',
  'variable-reserved': 'The variable name "{name}" is already a placeholder with a meaning of its own. Choose another name.',
  'variable-is-key': 'The variable "{name}" is called like the key of {resource} in its requests. Choose another name.',
  'secret-variable-default':
    'The variable "{name}" is a secret, so it has no default in the file. Remove the default: it is asked at the installation.',
  'variable-default-liquid':
    'The default of the variable "{name}" holds {{ or {%, which Cenit would read as a template. Remove the braces.',
  'secret-literal': ({ key = '' }) =>
    t(
      'The value of "{key}" looks like a secret. Secrets never stand in this file: use an authorization kind or a secret variable, as in {my_variable}.',
      { key },
    ),
  'secret-shape': ({ what = '' }) =>
    t('This looks like {what}, a secret. Secrets never stand in this file: use an authorization kind or a secret variable.', {
      what: t(String(what)),
    }),
  'url-scheme': 'A URL begins with http:// or https://.',
  'url-slash': 'The slash at the end is left out: the paths are joined after the URL with one. Remove it.',
  'url-host': 'This URL has no host.',
  'url-user': () => t('A user or password must not stand in a URL. Use authorization: {type: basic} and remove everything up to the @.'),
  'url-query':
    'The base URL must have no query (?) and no fragment (#): the paths are joined after it. Write parameters under connection.parameters.',
  'url-signs': 'This URL holds a blank or a sign that no URL may hold. Percent-encode or remove it.',
  'placeholder-unknown': 'The placeholder {placeholder} is not known here. Add a variable "{word}" under variables, or correct the name.',
  'placeholder-not-here': '{placeholder} has no meaning in this place. Remove it, or use a variable of another name.',
  'placeholder-twice':
    'The placeholder {placeholder} stands twice in one path, which asks for the wrong record. Use a variable for one of them.',
  'placeholder-as-text':
    '{placeholder} is no known placeholder here and is sent as it stands. Add a variable "{word}" if it should be replaced.',
  'path-slash': 'A path neither begins nor ends with a slash (/): remove it.',
  'path-blank': 'A path holds no blank. Percent-encode it as %20.',
  'path-brace': () => t('A brace stands alone in this path. A placeholder is written {word}.'),
  'path-query': 'A path holds no {sign}. Write query parameters under parameters.',
  'path-is-url': 'A path is relative to connection.url: remove the scheme and the host.',
  'path-dots': 'A part of a path must not be . or .. : write the path without it.',
  'path-double-slash': 'Cenit turns repeated slashes of a path into one.',
  'request-missing': ({ request = '', block = '' }) => {
    const example = EXAMPLES[request] ?? 'GET contacts';
    return block === ''
      ? t('The request "{request}" is missing. Write it as VERB path, for example "{request}: {example}".', { request, example })
      : t('The request "{request}" is missing in {block}. Write it as VERB path, for example "{request}: {example}".', {
          request,
          block,
          example,
        });
  },
  'request-verb': 'A request is a verb and a path, and begins with one of {verbs} in capitals, as in "GET contacts".',
  'request-path-missing': 'After the verb {verb} the path is missing, as in "{verb} contacts".',
  'request-get-body': 'A GET request with a body is unusual: many servers ignore the body.',
  'answer-path': `"{path}" is no path into an answer. Examples: data, data[0].id, ['@odata.nextLink'], header:Link, $ for the whole answer.`,
  'record-path': '"{path}" is no path into a record: write names parted by dots, such as address.city.',
  'pagination-needs': 'Pagination of type {type} needs "{key}".',
  'incremental-two-places': () => t('Changed-since goes to one place: a parameter, a header, or where {since} stands (in).'),
  'incremental-no-place': 'Say where changed-since goes: parameter, header or in; or give field to filter the records here.',
  'incremental-initial': 'How far back is a number and h, d, w or y, such as 180d.',
  'incremental-only-new':
    'The API filters by creation: an import with a date finds new records only, not changed ones. Import without a date to see changes.',
  'status-range': '"{status}" is no HTTP status: write 404, or a range such as 400..599.',
  'header-name': '"{header}" is no header name: letters, digits and hyphens, no blank or colon (RFC 9110).',
  'text-control': 'This text holds a control character (such as a carriage return), which cannot be sent or stored. Remove it.',
  'time-zone': '"{zone}" is no time zone. Write UTC or a name such as Europe/Madrid.',
  'time-format': ({ format = '', near }) =>
    and(
      t('"{format}" is no format.', { format }),
      nearSentence(near),
      t('Write iso8601, epoch, epoch_ms, date, http_date, or a pattern with % such as %Y-%m-%d.'),
    ),
  'parameter-twice': 'The query parameter {parameter} is also the position or the size of the pages. Give one of them another name.',
  'parameter-replaced':
    'The query parameter {parameter} is sent with what the pagination or "incremental" says, so this value is never sent. Remove it.',
  'answer-path-many': '"{path}" leads to many values or to the whole answer, and one value is wanted here.',
  'key-of-authorization':
    'The template parameter {name} of the authorization is called like the key of {resource} in its requests. Rename the key of the API.',
  'header-twice': 'The headers {first} and {header} differ only in case: for a server they are one.',
  'header-control':
    'The value of the header {header} holds a line break or another control character, which would start another header. Remove it.',
  'pair-without-name': ({ what }) => (what === 'header' ? t('This header has no name.') : t('This parameter has no name.')),
  'pair-empty': ({ what, name = '' }) =>
    what === 'header'
      ? t('The header {name} is empty: Cenit never sends blank values, so it is left out.', { name })
      : t('The parameter {name} is empty: Cenit never sends blank values, so it is left out.', { name }),
  'number-as-written':
    '{number} is sent as it is written; a reader of YAML takes it for {read}. Quote it to make it plain that it is a text.',
  'number-loses-digits': '{number} becomes {read} as a number. Quote it to send it as a text.',
  'flow-none': 'This resource has no flow: give it an import or an export block.',
  'flow-without-block': 'flows names "{flow}", but the resource has no {flow} block.',
  'primary-key-missing': 'primary_key is missing: say which key of a record is its identifier, here or in defaults.',
  'reference-not-here':
    '{reference} is a value of a record that is sent, and this request reads. What it knows: {known}. Use that, or write the value.',
  'one-needed': '{why} reads the record from the API, which needs the request import.one. Add it; flows may stay [export].',
  'id-pattern': "id_pattern is a regular expression with one group in parentheses around the id, such as '\\(([^)]+)\\)'.",
  'record-gone': ({ value = '', by = '' }) =>
    by === 'key'
      ? t('{value} is nothing here: a new record is sent without its key, which the API gives it.', { value })
      : t('{value} is nothing here: "{by}" takes it out of the record before.', { value, by }),
  'form-body': () => t('A form holds names with values: write a map, such as {contact: $record}.'),
  'field-name-taken': 'The field name "{field}" is taken by the record itself. Choose another name and say with from where the value sits.',
  'field-type': 'Cenit knows no type "{type}". Use one of {types}.',
  'field-format': 'Cenit knows no format "{format}" for this type. Known: {formats}.',
  'field-required': 'required names "{field}", which is no property beside it.',
  'variable-of-authorization': 'The variable "{name}" is called like one that the authorization ({kind}) makes. Choose another name.',
  'variable-unused': ({ name = '' }) =>
    t('Nothing uses the variable "{name}". Write {placeholder} where it is wanted, or remove it.', { name, placeholder: `{${name}}` }),
  'default-shadowed': 'Every resource says "{key}" itself, so this default reaches none of them. Remove it here or there.',
  'placeholder-blank':
    'Nothing gives {words} a value here, so it is sent blank. What has one: {filled}. Remove it, or change the pagination.',
} satisfies Sentences;
