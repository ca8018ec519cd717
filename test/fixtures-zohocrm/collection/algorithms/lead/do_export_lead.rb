# Sends one Lead record to Zoho CRM, as a new or as a changed lead.
# @param options object required
# @param task

ns = Cenit.namespace(:Zohocrm)
task.state.delete('waiting') if task
record = ns.data_type(:Lead).where(id: options[:id]).first
Cenit.fail("do_export_lead failed: there is no Lead with the id #{options[:id]}") if record.nil?

# What was sent before the task had to wait is not sent again.
mark = "sent #{options[:id]}"
action = task && task.state[mark]
if action.nil?
  is_new = record.remote_id.blank? || record.remote_id.start_with?('PENDING-PUBLISH-FROM')
  action = is_new ? 'do_create_lead' : 'do_update_lead'
  data = ns.algorithm(:parse_2_api_request_lead).run([{ source: record.to_hash, is_new_target: is_new }, task])
  answer = ns.algorithm(action).run([{ data: data, remote_id: record.remote_id }, task])
  return if task && task.state['waiting']

  if is_new
    record.remote_id = answer[:id].to_s
    record.save(discard_events: true)
  end
  task.state[mark] = action if task
  remote = answer[:record]
end
remote ||= ns.algorithm(:do_get_lead).run([{ remote_id: record.remote_id }, task])
return if task && task.state['waiting']

ns.algorithm(:parse_from_api_response_lead).run([{ items: [remote], remote_id: record.remote_id }, task])
task.state.delete(mark) if task
Tenant.notify(message: "#{action} #{record.remote_id}", type: :info)
nil
