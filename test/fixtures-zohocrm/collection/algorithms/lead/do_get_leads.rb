# Gets one page of leads.
# @param options object required
# @param task

ns = Cenit.namespace(:Zohocrm)
page = options[:position] || 1
since = options[:start_date].presence
since = DateTime.parse(since.to_s).utc.iso8601 if since
answer = ns.webhook(:get_leads).with(ns.connection(:default_connection)).submit(
  parameters: { 'page' => page, 'per_page' => 100 },
  headers: { 'If-Modified-Since' => since },
  verbose_response: true
)
data = ns.algorithm(:do_check_error_response).run([answer && answer[:response], 'get_leads', task])
return if task && task.state['waiting']

data = {} unless data.is_a?(Hash)
items = data['data']
items = [] unless items.is_a?(Array)
more = !['', 'false', '0'].include?((data.dig('info', 'more_records') rescue nil).to_s)
if task && items.any? && more
  task.state['position'] = page + 1
  task.state['import_next_block'] = true
end
items
