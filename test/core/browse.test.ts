import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { browseElements, browseFiles, callsIn, planElements, readConnector, renderDrafts } from '../../src/core/index.js';

const { connector } = readConnector(readFileSync('examples/zohocrm/connector.yaml', 'utf8'));
assert.ok(connector);
const elements = planElements(connector);
const files = new Map(renderDrafts(elements).map(({ path, content }) => [path, content]));

test('the files of a run show the same groups and elements as the connector that made them', () => {
  const shown = (groups: ReturnType<typeof browseFiles>) =>
    groups.map(({ label, elements: members }) => [label, members.map(({ kind, name }) => `${kind} ${name}`).sort()]);
  assert.deepEqual(shown(browseFiles(files)), shown(browseElements(elements)));
});

test('they tell verbs, paths and parameters too', () => {
  const details = new Map(browseFiles(files).flatMap((group) => group.elements.map(({ name, detail }) => [name, detail])));
  for (const { name, detail, kind } of browseElements(elements).flatMap((group) => group.elements)) {
    assert.doesNotMatch(detail, /\{\{/, name);
    if (kind === 'webhook' || kind === 'algorithm' || kind === 'connection') assert.equal(details.get(name), detail, name);
  }
});

test('a path is told as it is typed', () => {
  const details = browseElements(elements).flatMap((group) => group.elements.map(({ name, detail }) => [name, detail]));
  assert.equal(new Map(details as [string, string][]).get('get_contact'), 'GET Contacts/{contact_id}');
});

test('an event asks for its evaluator, as code asks for what it calls', () => {
  assert.deepEqual(callsIn(files.get('collection/data_events/handle_lead.json') ?? ''), [
    { kind: 'algorithm', name: 'trigger_for_change_lead' },
  ]);
  assert.deepEqual(callsIn('ns.algorithm(:do_get_lead).run\nns.webhook(:get_lead).with(ns.connection(:default_connection))'), [
    { kind: 'algorithm', name: 'do_get_lead' },
    { kind: 'webhook', name: 'get_lead' },
    { kind: 'connection', name: 'default_connection' },
  ]);
});
