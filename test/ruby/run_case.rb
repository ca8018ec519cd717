# frozen_string_literal: true

# ruby run_case.rb RUNNER COLLECTION CASE [COLLECTION CASE …] runs each case in a process of its own, with the classes of
# RUNNER (a run_case.rb of its own, which knows what a case file may hold); a line of JSON tells what does not hold in it,
# with its place among the cases. More may stand in the cases here:
#   answers           the answers of a request, one after the other: {"GET /rows": [[], {"@status": 404, "@body": {}}]};
#                     what is no list is its only answer, whenever it is asked
#   resource          of the case or of a step: the resource it is about; its name is enough where its plural is a usual one
#   template_parameters  values of those of default_connection
#   hosts             what begins the connection's url, and the path of the mock that stands for it
#   expect.requests   a list is their sequence; a text is method, path and query, as read: "GET /rows?a=b&c=d e", by name
#   expect.told       what was notified, all of it: ["info 2 rows imported", "warning …"]
#   expect.kept       remote_id of all records there are of the resource
#   expect.waits      the seconds of every wait of a step, exactly; [from, to] where the clock decides
#   expect.tasks      the tasks of a step: {algorithm, status, runs}
#   expect.same       a path into requests: all requests of the step that have something there have the same
#   requests          "raw": path and query as they were sent; "text": the body as it was sent
#   {"@times": 195, "item": {}}   in lists: so many of the item, where @n in a text is its number
#   @http_date(30) @epoch(30) @epoch_ms(30) @date(30) @iso8601(30)   in texts: the moment so many seconds from now
#   @origin, @port    in answers: the address of the mock, and its port
# A step that expects something expects no errors where it does not name them.

runner, *paths = ARGV
require File.expand_path(runner)
require 'etc'
require 'tempfile'

CASE_RUN = ObjectSpace.each_object(Class).find { |one| one.name.to_s.end_with?('::CaseRun') }
MOCK = ObjectSpace.each_object(Class).find { |one| one.name.to_s.end_with?('::MockApi') }
INTERPRETER = ObjectSpace.each_object(Class).find { |one| one.name.to_s.end_with?('::Interpreter') }

MOMENTS = {
  'http_date' => ->(time) { time.httpdate },
  'epoch' => ->(time) { time.to_i },
  'epoch_ms' => ->(time) { time.to_i * 1000 },
  'iso8601' => ->(time) { time.utc.iso8601 },
  'date' => ->(time) { time.utc.strftime('%Y-%m-%d') }
}.freeze

module RequestsAsSent
  def serve(request, response)
    super
    query = URI.decode_www_form(request.query_string.to_s).sort_by(&:first).map { |pair| pair.join('=') }.join('&')
    line = "#{request.request_method} #{request.path}"
    requests.last.merge!('raw' => request.unparsed_uri, 'text' => request.body&.dup&.force_encoding('UTF-8'), 'line' => query.empty? ? line : "#{line}?#{query}")
  end

  private

  def write(response, answer)
    super
    response.body = here(response.body) unless response.body.nil?
    response.header.each { |name, value| response[name] = here(value) }
  end

  def here(text)
    text.gsub('@origin', origin).gsub('@port', @port.to_s)
  end
end

module MoreExpectations
  private

  def prepare
    texts = @world.all('connection').to_h { |connection| [connection, connection.url] }
    super
    @world.all('connection').each do |connection|
      hosts = @case['hosts'] || {}
      unless hosts.empty?
        connection.url = hosts.inject(texts[connection]) { |url, (host, place)| url.gsub(host, @mock.origin + place) }
      end
      values = @case['template_parameters'] || {}
      connection.template_parameters.each { |one| one.value = values[one.key] if values.key?(one.key) }
    end
  end

  def run_step(step, index)
    @waits_before = @world.waits.size
    @tasks_before = @world.tasks.size
    usual = @resource
    @resource = step['resource'] || usual
    super
  ensure
    @resource = usual
  end

  def judge(label, expect, *marks)
    expect = { 'errors' => 0 }.merge(expect) if label.start_with?('step') && !expect.empty?
    expect = expect.merge('requests' => { 'sequence' => expect['requests'] }) if expect['requests'].is_a?(Array)
    super(label, expect, *marks)
    judge_same(label, expect['same'], @mock.requests[marks.first..]) if expect['same']
    judge_waits(label, expect['waits'], @world.waits[@waits_before..]) if expect['waits']
    judge_tasks(label, expect['tasks'], @world.tasks[@tasks_before..]) if expect['tasks']
    judge_list(label, 'told', expect['told'], told(@world.notifications[marks[1]..])) if expect['told']
    judge_list(label, 'kept', expect['kept'], stored(data_type).map { |one| one['remote_id'] }) if expect['kept']
  end

  def told(notifications)
    notifications.select { |one| one['source'] == 'tenant' }.map { |one| "#{one['type']} #{one['message']}" }
  end

  def judge_list(label, name, wanted, found)
    add(label, "#{name} #{wanted} expected, got #{found}") unless wanted == found
  end

  # Pages too are waits, of no seconds.
  def judge_waits(label, wanted, waits)
    waits = waits.reject(&:zero?)
    fits = wanted.size == waits.size && wanted.zip(waits).all? do |one, seconds|
      one.is_a?(Array) ? seconds.between?(*one) : seconds == one
    end
    add(label, "waits of #{wanted} expected, got #{waits}") unless fits
  end

  def judge_same(label, path, requests)
    values = requests.filter_map { |request| request.dig(*path) }
    add(label, "the same #{path.last} expected, got #{values}") unless values.size > 1 && values.uniq.size == 1
  end

  def judge_tasks(label, wanted, tasks)
    found = tasks.map { |task| { 'algorithm' => task.agent.name, 'status' => task.status.to_s, 'runs' => task.runs } }
    fits = wanted.size == found.size && wanted.zip(found).all? { |one, task| one <= task }
    add(label, "tasks #{wanted} expected, got #{found}") unless fits
  end
end

# Code is prepared for the sandbox at every call, always with the same end: once is enough here.
module Remembering
  def rewritten(locals)
    @rewritten ||= super
  end
end

# Nor is it compiled anew at every call.
module Keeping
  def new(world)
    (@kept ||= {})[world] ||= super
  end
end

CASE_RUN.prepend(MoreExpectations)
MOCK.prepend(RequestsAsSent)
Setup::Algorithm.prepend(Remembering)
INTERPRETER.singleton_class.prepend(Keeping)

def moments(text)
  text.gsub(/@(#{MOMENTS.keys.sort.reverse.join('|')})\((-?\d+)\)/) do
    MOMENTS.fetch(Regexp.last_match(1)).call(Time.now + Regexp.last_match(2).to_i).to_s
  end
end

def numbered(value, number)
  case value
  when Array then value.map { |one| numbered(one, number) }
  when Hash then value.transform_values { |one| numbered(one, number) }
  when String then value == '@n' ? number : value.gsub('@n', number.to_s)
  else value
  end
end

# Of a list in a case: what stands for many items, and what is short for more.
def full(value)
  case value
  when Array
    value.flat_map { |one| one.is_a?(Hash) && one.key?('@times') ? Array.new(one['@times']) { |n| numbered(one['item'], n + 1) } : [full(one)] }
  when Hash
    value.to_h do |key, one|
      one = { 'singular' => one } if key == 'resource' && one.is_a?(String)
      one = one.map { |request| request.is_a?(String) ? { 'line' => request } : request } if key == 'requests' && one.is_a?(Array)
      [key, full(one)]
    end
  else value
  end
end

def answer(given)
  return { 'body' => given } unless given.is_a?(Hash) && !(given.keys & ['@status', '@headers', '@body']).empty?

  { 'status' => given['@status'], 'headers' => given['@headers'], 'body' => given['@body'] }.compact
end

def add_answers(mock, answers)
  routes = mock['routes'] ||= []
  failures = mock['failures'] ||= []
  answers.each do |name, given|
    method, path = name.split(' ', 2)
    route = { 'name' => name, 'method' => method, 'path' => path, 'action' => 'fixed' }
    next routes << route.merge(answer(given)) unless given.is_a?(Array)

    routes << route.merge('status' => 500, 'body' => "#{name} has no answer left")
    given.each_with_index { |one, index| failures << { 'route' => name, 'nth' => index + 1 }.merge(answer(one)) }
  end
end

def run_case(collection, path)
  given = full(JSON.parse(moments(File.read(path))))
  add_answers(given['mock'] ||= {}, given.delete('answers') || {})
  Tempfile.create('case') do |file|
    file.write(JSON.generate(given))
    file.close
    run = CASE_RUN.new(collection, file.path)
    run.run
    return run.differences
  end
rescue StandardError => e
  ["#{e.class}: #{e.message} #{e.backtrace.first}"]
end

def wait_for_one(running)
  running.delete(Process.wait)
end

running = {}
paths.each_slice(2).with_index do |(collection, path), index|
  wait_for_one(running) if running.size >= Etc.nprocessors
  pid = fork do
    line = "#{JSON.generate('case' => index, 'differences' => run_case(collection, path))}\n"
    $stdout.syswrite(line)
    exit!
  end
  running[pid] = index
end
wait_for_one(running) until running.empty?
