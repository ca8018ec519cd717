# Stores items of the API as Contact records, found again by remote_id.
# @param options object required
# @param task

data_type = Cenit.namespace(:Zohocrm).data_type(:Contact)
# Keys that the record store refuses are changed in the text, where each begins a line: a leading $ goes, dots become _.
text = JSON.pretty_generate(JSON.parse(options[:items].to_json)).gsub(/^( *")\$+(?=(?:[^"\\]|\\.)*":)/, '\1')
dotted = /^( *"(?:[^"\\.]|\\.)*)\.(?=(?:[^"\\]|\\.)*":)/
while text.match?(dotted)
  text = text.gsub(dotted, '\1_')
end
items = JSON.parse(text)
records = []
items.each do |item|
  next if !item.is_a?(Hash) || item['id'].nil?

  # Of a record that was sent the id is known, whatever its answer holds.
  known = options[:remote_id]
  item['id'] = known unless [nil, item['id'].to_s].include?(known)
  record = {
    remote_id: item['id'].to_s,
    last_source: 'MAPPING_FROM_API_RESPONSE',
    imported_at: DateTime.now,
    raw_data: item
  }
  records << data_type.create_from_json!(record, primary_field: [:remote_id])
end
left_out = items.size - records.size
Tenant.notify(message: "#{left_out} contacts without id left out", type: :warning) if left_out > 0
records
