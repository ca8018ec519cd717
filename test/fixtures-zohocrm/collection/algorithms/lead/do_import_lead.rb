# Brings one lead from Zoho CRM into Cenit.
# @param options object required
# @param task

ns = Cenit.namespace(:Zohocrm)
task.state.delete('waiting') if task
record = ns.algorithm(:do_get_lead).run([{ remote_id: options[:remote_id] }, task])
return if task && task.state['waiting']

ns.algorithm(:parse_from_api_response_lead).run([{ items: [record] }, task])
nil
