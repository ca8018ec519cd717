# Updates one contact; gives back its id and, where the answer has it, the record.
# @param options object required
# @param task

Cenit.fail('do_update_contact failed: no remote_id is given') if options[:remote_id].blank?

ns = Cenit.namespace(:Zohocrm)
answer = ns.webhook(:update_contact).with(ns.connection(:default_connection)).submit(
  template_parameters: { 'contact_id' => options[:remote_id].to_s },
  body: options[:data].to_json,
  contentType: 'application/json',
  verbose_response: true
)
ns.algorithm(:do_check_error_response).run([answer && answer[:response], 'update_contact', task])
return if task && task.state['waiting']

{ id: options[:remote_id], record: nil }
