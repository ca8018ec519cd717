// What Cenit's sandbox lets the Ruby of an algorithm do. It checks more at run time; here stands what the code alone shows.

/** Method names refused on any receiver. */
export const REFUSED_METHODS: ReadonlySet<string> = new Set(
  [
    ['require', 'new', 'create', 'class', 'eval', 'class_eval', 'instance_eval', 'instance_variable_set', 'instance_variable_get'],
    ['constants', 'const_get', 'const_set', 'constantize'],
  ].flat(),
);

/** Allowed on every receiver, also where the receiver has a list of its own. */
export const ALWAYS_ALLOWED: ReadonlySet<string> = new Set(['nil?', 'present?', 'is_a?', 'respond_to?', 'try', '==', '!=']);

/** Constants whose methods may be called. */
export const ALLOWED_CONSTANTS: ReadonlySet<string> = new Set(
  [
    [
      'Psych',
      'JSON',
      'URI',
      'File',
      'Array',
      'Hash',
      'Nokogiri',
      'Nokogiri::XML',
      'Nokogiri::XML::Builder',
      'Time',
      'DateTime',
      'Base64',
      'CSV',
      'CGI',
    ],
    ['Digest', 'Digest::MD5', 'Digest::SHA256', 'SecureRandom', 'OpenSSL', 'OpenSSL::PKey', 'OpenSSL::PKey::RSA', 'OpenSSL::Digest'],
    [
      'OpenSSL::Digest::SHA1',
      'OpenSSL::HMAC',
      'OpenSSL::X509::Certificate',
      'JWT',
      'Xmldsig',
      'Zip',
      'StringIO',
      'MIME::Mail',
      'Spreadsheet',
    ],
    [
      'Devise',
      'Cenit',
      'Tenant',
      'Tempfile',
      'CombinePDF',
      'Setup',
      'Setup::Namespace',
      'Setup::DataType',
      'Setup::Schema',
      'Setup::Webhook',
    ],
    ['Setup::Algorithm', 'Setup::Task', 'Setup::Task::RUNNING_STATUS', 'Setup::Task::NOT_RUNNING_STATUS', 'Setup::Task::ACTIVE_STATUS'],
    ['Setup::Task::NON_ACTIVE_STATUS', 'Setup::Authorization', 'Setup::Oauth2Authorization', 'Setup::Connection', 'Setup::Translator'],
    ['Setup::Flow', 'Setup::SystemNotification'],
  ].flat(),
);

/** The methods of constants that have a list; of the others every one that is not refused. */
export const CONSTANT_METHODS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    CSV: ['parse', 'generate'],
    'Setup::SystemNotification': ['create_with'],
    Tenant: ['find_where', 'find_all', 'switch', 'notify', 'data_type', 'current'],
    Cenit: ['homepage', 'namespace', 'slack_link', 'fail'],
    JWT: ['encode', 'decode'],
    Devise: ['friendly_token'],
    JSON: ['parse', 'generate', 'pretty_generate'],
    Psych: ['load', 'add_domain_type'],
    URI: ['decode', 'encode', 'encode_www_form', 'parse'],
    CGI: ['escape', 'unescape'],
    StringIO: ['new_io'],
    File: ['dirname', 'basename'],
    Time: [
      'strftime',
      'at',
      'year',
      'month',
      'day',
      'mday',
      'wday',
      'hour',
      'min',
      'sec',
      'now',
      'to_i',
      'utc',
      'getlocal',
      'gm',
      'gmtime',
      'local',
    ],
    DateTime: ['parse', 'strftime', 'strptime', 'now'],
    'OpenSSL::PKey::RSA': ['new_rsa'],
    'OpenSSL::X509::Certificate': ['new_certificate'],
    'OpenSSL::Digest::SHA1': ['digest', 'new_sha1'],
    'Setup::Task': ['current', 'break', 'where', 'all'],
    'Setup::Webhook': ['where'],
    'Setup::Translator': ['run', 'where'],
  }),
);

/** `when` with another class never matches: values are wrapped by then, and only these are not. */
export const UNWRAPPED_CLASSES: ReadonlySet<string> = new Set(['String', 'Symbol', 'Integer', 'NilClass', 'TrueClass', 'FalseClass']);

/** Declarations that are refused, by the parser's name of what stands there (its beginning). */
export const REFUSED_DECLARATIONS: readonly (readonly [RegExp, string])[] = [
  [/^DefNode$/, 'def'],
  [/^(?:Class|SingletonClass)Node$/, 'class'],
  [/^ModuleNode$/, 'module'],
  [/^SelfNode$/, 'self'],
  [/^InstanceVariable/, 'an instance variable'],
  [/^ClassVariable/, 'a class variable'],
  [/^GlobalVariable/, 'a global variable'],
  [/^(?:Interpolated)?XStringNode$/, 'a shell command in backticks'],
];
