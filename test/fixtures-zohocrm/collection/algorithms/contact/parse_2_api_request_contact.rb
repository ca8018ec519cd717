# Makes what the API takes of one Contact record.
# @param options object required
# @param task

source = JSON.parse(options[:source].to_json)
record = source['raw_data'] || {}
record = record.except('id') if options[:is_new_target]
{ 'data' => [record] }
