// The rules of what is generated that the cases of test/ruby/cases guard: in a file, what stands there once, what is put in its
// place, and the cases that must fail then.
const template = (name) => `templates/algorithm/${name}.njk`;
const algorithm = (name) => `src/core/elements/contents/algorithms/${name}.ts`;
const EXPRESSIONS = 'src/core/render/expressions.ts';
const CHECK = template('do_check_error_response');
const IMPORTS = template('do_import_many');
const NEXT = template('part_list_next');
const URLS = template('resolve_page_url');

const stops = [
  [EXPRESSIONS, "counts || type === 'last_id' ? ['items.any?'] : []", '[]', ['page']],
  [EXPRESSIONS, "...(more ? ['more'] : []),", '', ['page', 'last_id', 'offset_cursor', 'page_urls']],
  [EXPRESSIONS, "...(namesNext(pagination) ? ['following.present?'] : []),", '', ['page', 'offset_cursor', 'page_urls']],
  [EXPRESSIONS, "task.state['received'] < total.to_i", "task.state['received'] <= total.to_i", ['page', 'last_id', 'page_urls']],
  [EXPRESSIONS, "task.state['pages'].to_i + 1 < pages.to_i", "task.state['pages'].to_i < pages.to_i", ['page', 'last_id', 'page_urls']],
  [
    EXPRESSIONS,
    'if (!decided && size && counts) return ` && items.size >= ',
    'if (!decided && size && counts) return ` && items.size > ',
    ['page'],
  ],
  [EXPRESSIONS, "type === 'last_id') return ` && items.size >= ", "type === 'last_id') return ` && items.size > ", ['last_id']],
  [EXPRESSIONS, 'more ?? next ?? total ?? pages', 'next ?? total ?? pages', ['page', 'last_id']],
  [EXPRESSIONS, 'more ?? next ?? total ?? pages', 'more ?? next ?? pages', ['page', 'last_id']],
  [EXPRESSIONS, "'offset + items.size'", "'offset + 1'", ['offset_cursor', 'api_quickbooks']],
  [NEXT, "!['', 'false', '0']", "!['false', '0']", ['page', 'last_id', 'page_urls']],
  [NEXT, 'pagination.more and (pagination.next or link)', 'pagination.more and pagination.next', ['page_urls']],
  [NEXT, '(?:[^"<>,;]*\\s)?next', 'next', ['page_urls']],
  [NEXT, 'next(?![^"\\s,;])', 'next', ['page_urls']],
  [NEXT, "task.state['received'].to_i + items.size if task", 'items.size if task', ['page', 'last_id']],
  [NEXT, '.compact.last', '.compact.first', ['last_id', 'api_stripe']],
  [IMPORTS, "task.state['position'] == position || (", '(', ['page_loops', 'offset_cursor']],
  [IMPORTS, '(keys.any? && keys.size == last_keys.size && (keys - last_keys).empty?)', 'false', ['page', 'page_loops', 'since_here']],
  [IMPORTS, "task.state['pages'] >= ", "task.state['pages'] > ", ['page', 'page_loops', 'changed']],
  [IMPORTS, "task.state['runs'] >= ", "task.state['runs'] > ", ['long']],
  [IMPORTS, "task.state.delete('import_next_block')", '', ['last_id']],
  [IMPORTS, '(left && left <= items.size)', 'false', ['last_id']],
  [IMPORTS, "elsif task.state['page_keys'].blank?", "elsif task.state['page_keys'].nil?", ['since_here']],
  [algorithm('listNext'), "['path', pathCode(request)]", "['path', \"''\"]", ['changed_pages']],
  [URLS, 'url.scheme, url.host', 'base.scheme, url.host', ['page_loops']],
  [URLS, 'url.host.to_s.downcase, url.port]', 'base.host.downcase, url.port]', ['page_loops']],
  [URLS, 'downcase, url.port]', 'downcase, base.port]', ['page_loops']],
  [URLS, '"#{url.path}/".start_with?("#{base.path}/")', 'url.path.start_with?(base.path)', ['page_loops']],
  [URLS, ' && !url.path.to_s.match?(%r{/(\\.|%2e){2}(/|\\z)}i)', '', ['page_loops']],
  [URLS, "pair.split('=', 2)", "pair.split('=')", ['page_urls']],
  [URLS, '] = CGI.unescape(value.to_s)', '] = value.to_s', ['page_urls', 'api_shopify']],
];

const moments = [
  [template('part_reject'), '< since rescue false', '<= since rescue false', ['since_here']],
  [template('part_reject'), 'rescue false', 'rescue true', ['since_here']],
  [template('part_list_filter'), '  slices = items.each_slice(1000)', '  slices = items.each_slice(4000)', ['since_here']],
  [EXPRESSIONS, '.to_i * 1000', '.to_i', ['incremental', 'api_hubspot', 'since_texts']],
  [algorithm('listMoments'), "BEGINNING = '1970-", "BEGINNING = '1971-", ['since_texts', 'api_quickbooks', 'page_places']],
  [
    algorithm('listRequest'),
    '!laterKeep.includes(key) && key !== request.pagination.parameter',
    '!laterKeep.includes(key)',
    ['page_places'],
  ],
  [algorithm('listRequest'), "laterKeep ? `.slice(${laterKeep.map(rubyString).join(', ')})` : ''", "''", ['api_shopify', 'page_urls']],
  [algorithm('listRequest'), "request.headers.filter(({ value }) => isExactly(value, 'since'))", '[]', ['since_texts']],
  [algorithm('listRequest'), "request.headers.filter(({ value }) => isExactly(value, 'cursor'))", '[]', ['page_places']],
  ['src/core/render/liquid.ts', "word === key || isBuiltIn(word) ? 'part' : 'parts'", "word === key ? 'part' : 'none'", ['path_words']],
  ['src/core/render/liquid.ts', " | replace: '%2F', '/'", '', ['path_words']],
  [algorithm('listNext'), ".gsub('%2F', '/')", '', ['path_words']],
  [
    algorithm('listBody'),
    "typeof step === 'number' ? step < 1000 && at?.kind !== 'map' :",
    "typeof step === 'number' ? false :",
    ['page_places'],
  ],
  [algorithm('listBody'), "at?.kind === 'list' && /", 'false && /', ['page_places']],
  [algorithm('imports'), '(since.present? ? ${own} : ${usual})', '(since.present? ? ${usual} : ${own})', ['changed']],
  [algorithm('changedFields'), "if (type === 'boolean') return 'flag';", '', ['write_back', 'write_tables']],
  [algorithm('changedFields'), "['time', 'clock'],", '', ['write_back', 'write_tables']],
  [algorithm('listMoments'), "'beginning_of_minute'", 'undefined', ['since_here']],
  [algorithm('listMoments'), ": 'beginning_of_day'", ': undefined', ['since_here']],
  [algorithm('listMoments'), "format === 'iso8601' && zone !== 'UTC'", 'false', ['since_here']],
  [
    algorithm('listMoments'),
    "if (zone === 'UTC') return `${moment}.utc.beginning",
    'if (zone) return `${moment}.utc.beginning',
    ['since_here'],
  ],
  [IMPORTS, ' || Time.now - {{ initialSeconds | rb }}', ' || Time.now', ['since_here', 'incremental']],
  [template('part_list_call'), '|| {{ position.start | rb }}', '|| 1', ['page', 'offset_cursor']],
  ['src/core/elements/contents/webhooks.ts', 'path: plan.followsUrls ?', 'path: false ?', ['page_urls', 'api_github']],
  ['src/core/elements/contents/webhooks.ts', 'equal(value, pair.value)', 'true', ['changed']],
];

const errors = [
  [CHECK, '.to_s\nbegin\n  data', '.to_s.presence || "null"\nbegin\n  data', ['errors']],
  [CHECK, ' || "HTTP #{response.code}"', '', ['errors']],
  [CHECK, '  text = text.to_json unless text.is_a?(String)\n', '', ['errors', 'api_shopify']],
  [CHECK, 'found.find { |value| value.present? }', 'found.first', ['errors', 'api_quickbooks']],
  [CHECK, '" if code.present?', '"', ['errors_own']],
  [CHECK, ' if broken', ' if false', ['errors']],
  [CHECK, 'return if rules[:empty]', '', ['errors_judged']],
  [CHECK, ' if rules[:missing]', '', ['errors_judged']],
  [template('part_failed'), 'own.nil?', 'true', ['errors_keys']],
  [template('part_failed'), '].flatten.include?(', '] == (', ['errors_judged', 'errors_own']],
  [CHECK, 'return if {{ group.statuses | statuses }}', 'return if false', ['errors_own']],
  [template('part_failed'), "{{ primaryKey | read('data') }}.nil?", 'true', ['errors']],
  [template('part_failed'), " || data['status'] == 'error'", '', ['errors']],
  [template('do_get_one'), 'if record.nil?', 'if false', ['errors', 'records']],
];

const waits = [
  [CHECK, 'tries < most', 'tries <= most', ['rate_limit', 'page']],
  [CHECK, '[2**tries, 300].min', '2**tries', ['rate_limit']],
  [CHECK, '[seconds.ceil, 1].max', 'seconds.ceil', ['rate_limit']],
  [CHECK, 'seconds.ceil', 'seconds.floor', ['rate_limit']],
  [CHECK, "task.state.delete('tries') if task", '', ['rate_limit']],
  [CHECK, "  task.state['waiting'] = true\n", '', ['rate_limit']],
  [template('part_limit'), '.to_s == {{ when.is | rb }}', '.to_s != {{ when.is | rb }}', ['rate_limit_kinds', 'api_github']],
  [EXPRESSIONS, 'after.to_f - Time.now.to_f', 'after.to_f', ['rate_limit_kinds', 'api_github']],
  [EXPRESSIONS, 'after.to_f / 1000', 'after.to_f', ['rate_limit']],
  [IMPORTS, "return if task.state['waiting']", '', ['rate_limit', 'api_hubspot']],
];

const writes = [
  [template('part_send'), '  record.remote_id = answer[:id].to_s\n', '', ['export', 'rate_limit', 'api_stripe']],
  [template('part_send'), ' ||= SecureRandom.uuid', ' = SecureRandom.uuid', ['api_stripe', 'rate_limit', 'write_bodies']],
  [template('do_export'), '  task.state[mark] = action if task\n', '', ['rate_limit']],
  [template('do_create'), 'if id.blank?\n{ id', 'if false\n{ id', ['errors', 'export']],
  [algorithm('exports'), "returns !== 'id' && returns !== 'nothing'", "returns !== 'nothing'", ['write_bodies', 'export']],
  [algorithm('exports'), "returns !== 'id' && returns !== 'nothing'", "returns !== 'id'", ['write_bodies', 'export']],
  [template('do_create'), 'match && match[1]', 'match && match[0]', ['export']],
  [template('do_create'), 'match && match[1]', 'match[1]', ['export']],
  [algorithm('writeRequest'), '[...connection.headers, ...write.headers]', '[]', ['write_bodies']],
  [template('part_flatten'), 'elsif !value.nil?', 'else', ['api_stripe', 'write_bodies']],
  [template('part_flatten'), '["#{name}[#{index}]", item]', '["#{name}[]", item]', ['api_stripe', 'write_bodies']],
  [template('part_form_part'), '{ |sign| CGI.escape(sign) }', '{ |sign| sign }', ['write_bodies']],
  [template('trigger_for_change'), "current_record.last_source != 'MAPPING_FROM_API_RESPONSE'", 'true', ['export', 'minimal']],
  [
    algorithm('requestBody'),
    '? resource.primaryKey : undefined',
    '? undefined : undefined',
    ['export', 'minimal', 'write_bodies', 'write_keys'],
  ],
  [algorithm('sent'), 'only.length === 0 || only', 'only.length === 0 && only', ['export', 'minimal', 'write_back']],
  [algorithm('sent'), 'path.length <= place.length && ', '', ['api_klaviyo']],
  [template('do_check_error_response'), 'code.is_a?(String) ? code : code.to_json', 'code', ['api_zendesk']],
  [algorithm('requestBody'), 'addLines(withoutRemote(create.add),', 'addLines(create.add,', ['export']],
  [algorithm('changedFields'), '`${code}.to_f` : `${code}&.to_s&.to_f`', '`${code}.to_s` : `${code}.to_s`', ['write_back']],
  [algorithm('changedFields'), 'return `${code}.to_s[0, 10]`', 'return `${code}.to_s`', ['write_back']],
  [algorithm('changedFields'), 'return `(${code}.to_s.to_time(:utc).to_i rescue 0)`', 'return `${code}.to_s`', ['write_back']],
  [algorithm('changedFields'), 'ours.to_f == theirs&.to_s&.to_f', 'ours.to_s == theirs.to_s', ['write_tables']],
  [algorithm('changedFields'), 'ours == theirs.to_s[0, 10]', 'ours == theirs.to_s', ['write_tables']],
  [
    algorithm('changedFields'),
    ' : {} unless holder[key].is_a?(following.is_a?(Integer) ? Array : Hash)',
    ' : {} if holder[key].nil?',
    ['write_tables'],
  ],
  [algorithm('selectFields'), '...steps.filter(isItem)', '...[].filter(isItem)', ['write_keys']],
  [algorithm('selectFields'), 'if (wanted.length > 0) return', 'if (wanted.length < 0) return', ['write_keys', 'write_tables']],
  [algorithm('selectFields'), 'wanted.filter((index) => !unwanted.includes(index))', 'wanted', ['write_keys']],
  [algorithm('selectFields'), '.sort(([, a], [, b]) => b.length - a.length)', '', ['write_keys', 'write_tables']],
  [algorithm('selectFields'), "'keep_if' : 'delete_if'", "'delete_if' : 'delete_if'", ['write_tables']],
  [algorithm('selectFields'), "'keep_if' : 'delete_if'", "'keep_if' : 'keep_if'", ['write_tables']],
  [
    template('parse_from_api_response'),
    "!item.is_a?(Hash) || {{ primaryKey | read('item') }}.nil?",
    '!item.is_a?(Hash)',
    ['keys', 'last_id'],
  ],
];

/** Every rule. */
export const mutants = [stops, moments, errors, waits, writes].flat().map(([file, find, put, cases]) => ({ file, find, put, cases }));
