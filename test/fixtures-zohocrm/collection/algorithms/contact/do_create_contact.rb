# Creates one contact; gives back its id and, where the answer has it, the record.
# @param options object required
# @param task

ns = Cenit.namespace(:Zohocrm)
answer = ns.webhook(:create_contact).with(ns.connection(:default_connection)).submit(
  body: options[:data].to_json,
  contentType: 'application/json',
  verbose_response: true
)
data = ns.algorithm(:do_check_error_response).run([answer && answer[:response], 'create_contact', task])
return if task && task.state['waiting']

id = (data.dig('data', 0, 'details', 'id') rescue nil)
Cenit.fail('create_contact failed: the answer holds no id') if id.blank?
{ id: id, record: nil }
