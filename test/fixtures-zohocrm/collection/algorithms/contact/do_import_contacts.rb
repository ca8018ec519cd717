# Brings contacts from Zoho CRM into Cenit, one page for each run of the task.
# @param options object required
# @param task

ns = Cenit.namespace(:Zohocrm)
return ns.algorithm(:do_import_contacts).run_asynchronous([options]) if task.nil?

task.state.merge!(options[:state]) if options[:state] && task.state.blank?
task.state['runs'] = task.state['runs'].to_i + 1
task.state.delete('waiting')
task.state.delete('import_next_block')
position = task.state['position']
items = ns.algorithm(:do_get_contacts).run([{ start_date: options[:start_date], end_date: options[:end_date], position: position }, task])
return if task.state['waiting']

left = options[:limit].to_i - task.state['imported'].to_i if options[:limit].present?
wanted = left ? items.first(left) : items
if items.any?
  stored = ns.algorithm(:parse_from_api_response_contact).run([{ items: wanted }, task]).size
  Tenant.notify(message: "#{stored} contacts imported", type: :info)
elsif task.state['pages'].nil?
  Tenant.notify(message: 'No contacts found', type: :warning)
end
return if !task.state['import_next_block'] || (left && left <= items.size)

keys = items.grep(Hash).pluck('id')
last_keys = task.state['keys'] || []
task.state['keys'] = keys
task.state['imported'] = task.state['imported'].to_i + items.size
task.state['pages'] = task.state['pages'].to_i + 1
if task.state['position'] == position || (keys.any? && keys.size == last_keys.size && (keys - last_keys).empty?)
  Tenant.notify(message: 'The import of contacts ends: a page repeats the one before', type: :warning)
elsif task.state['pages'] >= 500
  Tenant.notify(message: 'The import of contacts ends at 500 pages, there are more', type: :warning)
elsif task.state['runs'] >= 495
  ns.algorithm(:do_import_contacts).run_asynchronous([options.merge('state' => task.state.except('runs'))])
else
  task.run_again
end
nil
