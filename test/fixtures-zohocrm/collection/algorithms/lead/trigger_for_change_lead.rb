# Starts the export of one lead when it changed here; evaluates the event handle_lead.
# @param current_record required
# @param previous_record

content = current_record.raw_data
hmac = Digest::SHA256.hexdigest(content.to_json)
if current_record.hmac != hmac
  current_record.hmac = hmac
  current_record.save(discard_events: true)
  if current_record.last_source != 'MAPPING_FROM_API_RESPONSE'
    Cenit.namespace(:Zohocrm).algorithm(:do_export_lead).run_asynchronous([{ id: current_record.id.to_s }])
  end
end
false
