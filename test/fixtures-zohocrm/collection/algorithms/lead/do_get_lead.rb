# Gets one lead.
# @param options object required
# @param task

Cenit.fail('do_get_lead failed: no remote_id is given') if options[:remote_id].blank?

ns = Cenit.namespace(:Zohocrm)
answer = ns.webhook(:get_lead).with(ns.connection(:default_connection)).submit(
  template_parameters: { 'lead_id' => options[:remote_id].to_s },
  verbose_response: true
)
data = ns.algorithm(:do_check_error_response).run([answer && answer[:response], 'get_lead', task])
return if task && task.state['waiting']

record = (data.dig('data', 0) rescue nil)
record = nil unless record.is_a?(Hash) && !record['id'].nil?
Cenit.fail('get_lead failed: Record not found') if record.nil?
record
