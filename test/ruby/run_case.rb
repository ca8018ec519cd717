# frozen_string_literal: true

# ruby run_case.rb RUNNER COLLECTION CASE: runs a case with the classes of RUNNER (a run_case.rb of its own), which knows
# what a case file may hold. More may stand in the cases here:
#   expect.waits      the seconds of every wait of a step, exactly; [from, to] where the clock decides
#   expect.tasks      the tasks of a step: {algorithm, status, runs}
#   expect.same       a path into requests: all requests of the step that have something there have the same
#   requests          "raw": path and query as they were sent
#   resource          of a step: the resource it is about, where that is another one than the case's
#   template_parameters  values of those of default_connection
#   hosts             what begins the connection's url, and the path of the mock that stands for it
#   {"@times": 195, "item": {}}   in lists: so many of the item
#   @http_date(30) @epoch(30) @epoch_ms(30) @date(30)   in texts: the moment so many seconds from now

runner, collection, path = ARGV
require File.expand_path(runner)
require 'tempfile'

CASE_RUN = ObjectSpace.each_object(Class).find { |one| one.name.to_s.end_with?('::CaseRun') }
MOCK = ObjectSpace.each_object(Class).find { |one| one.name.to_s.end_with?('::MockApi') }

MOMENTS = {
  'http_date' => ->(time) { time.httpdate },
  'epoch' => ->(time) { time.to_i },
  'epoch_ms' => ->(time) { time.to_i * 1000 },
  'date' => ->(time) { time.utc.strftime('%Y-%m-%d') }
}.freeze

module RawPaths
  def serve(request, response)
    super
    requests.last['raw'] = request.unparsed_uri
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
    super
    judge_same(label, expect['same'], @mock.requests[marks.first..]) if expect['same']
    judge_waits(label, expect['waits'], @world.waits[@waits_before..]) if expect['waits']
    judge_tasks(label, expect['tasks'], @world.tasks[@tasks_before..]) if expect['tasks']
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

CASE_RUN.prepend(MoreExpectations)
MOCK.prepend(RawPaths)
Setup::Algorithm.prepend(Remembering)

text = File.read(path).gsub(/@(#{MOMENTS.keys.sort.reverse.join('|')})\((-?\d+)\)/) do
  MOMENTS.fetch(Regexp.last_match(1)).call(Time.now + Regexp.last_match(2).to_i).to_s
end
def repeat(value)
  case value
  when Array then value.flat_map { |one| one.is_a?(Hash) && one.key?('@times') ? [one['item']] * one['@times'] : [repeat(one)] }
  when Hash then value.transform_values { |one| repeat(one) }
  else value
  end
end

Tempfile.create('case') do |file|
  file.write(JSON.generate(repeat(JSON.parse(text))))
  file.close
  run = CASE_RUN.new(collection, file.path)
  passed = run.run
  run.differences.each { |one| warn "- #{one}" }
  puts JSON.pretty_generate(run.report) if ARGV.include?('--report')
  exit(passed ? 0 : 1)
end
