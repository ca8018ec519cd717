import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { browseElements, browseFiles, callsIn, planElements, readConnector, renderDrafts, withOrphans } from '../../src/core/index.js';

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

test('a file that nothing asks for any more is a row of its folder, after its elements, and makes a group where there is none', () => {
  const groups = browseElements(elements);
  const path = 'collection/algorithms/contact/do_sync_contact.rb';
  const gone = 'collection/resources/deal/get_deal.json';
  const asked = 'collection/algorithms/contact/do_get_contact.rb';
  const orphans = new Map([
    [gone, '{\n  "method": "get",\n  "path": "Deals/{{ deal_id }}"\n}\n'],
    [path, '# @param data\n'],
    [asked, ''],
  ]);
  const shown = withOrphans(groups, orphans);
  assert.deepEqual(
    shown.map(({ label }) => label),
    [...groups.map(({ label }) => label)].toSpliced(6, 0, 'Resources for deal'),
  );
  const made = shown.flatMap((group) => group.elements.filter(({ orphan }) => orphan).map((element) => [group.id, element] as const));
  assert.deepEqual(made, [
    ['resources/deal', { kind: 'webhook', name: 'get_deal', path: gone, detail: 'GET Deals/{deal_id}', source: undefined, orphan: true }],
    ['algorithms/contact', { kind: 'algorithm', name: 'do_sync_contact', path, detail: 'data', source: undefined, orphan: true }],
  ]);
  assert.equal(shown.find(({ id }) => id === 'algorithms/contact')?.elements.at(-1)?.path, path);
  assert.deepEqual(withOrphans(groups, new Map([[asked, '']])), groups);
  assert.equal(withOrphans(groups, new Map()), groups);
});
