# Reads an answer: gives it back parsed, fails where it reports an error, and lets the task wait at a rate limit.
# @param response required
# @param action_identify
# @param task

Cenit.fail("#{action_identify} failed: no answer") if response.nil?

body = response.body.to_s
begin
  data = JSON.parse(body)
rescue StandardError
  broken = body.present?
end

limited = response.code == 429
most = 5
after = response.headers['retry-after']&.first.to_s.strip
seconds = after.to_f
tries = task ? task.state['tries'].to_i + 1 : most
if limited && tries < most
  seconds = (DateTime.parse(after).to_time - Time.now rescue [2**tries, 300].min) unless after.match?(/\A-?\d+(\.\d+)?\z/)
  task.state['tries'] = tries
  task.state['waiting'] = true
  task.resume_in([seconds.ceil, 1].max)
  return
end
task.state.delete('tries') if task

failed = response.code >= 400
failed ||= [[['status'], 'error'], [['data', 0, 'status'], 'error']].any? do |path, value|
  path.inject(data) { |at, key| at.is_a?(key.is_a?(Integer) ? Array : Hash) ? at[key] : nil } == value
end
if failed
  paths = [
    ['message'], ['data', 0, 'message'], ['errors', 0, 'message'], ['error', 'message'],
    ['error_description'], ['error'], ['detail'], ['title']
  ]
  found = paths.map { |path| path.inject(data) { |at, key| at.is_a?(key.is_a?(Integer) ? Array : Hash) ? at[key] : nil } }
  text = found.find { |value| value.present? } || body[0, 500].presence || "HTTP #{response.code}"
  text = text.to_json unless text.is_a?(String)
  ones = %w[get_contact get_lead]
  text = "Record not found: #{text}" if response.code == 404 && ones.include?(action_identify)
  Cenit.fail("#{action_identify} failed: #{text}")
end

Cenit.fail("#{action_identify} failed: the answer is not JSON: #{body[0, 200]}") if broken
data
