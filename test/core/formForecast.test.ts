import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FormSession, planElements, readConnector } from '../../src/core/index.js';
import { connectorText } from '../support/connector.js';

test('what is forecast of a connector with mistakes is what is made without them', () => {
  for (const flow of ['', '    flows: [import]', '    flows: [export]\n    records: data']) {
    const text = connectorText(flow);
    const { connector } = readConnector(text);
    assert.ok(connector);
    const exact = new Set(planElements(connector).map(({ name }) => name));
    const { forecast, problems } = new FormSession(text.replace('https://api.acme.example/v1', 'nowhere')).view();
    assert.ok(problems.length > 0);
    const told = forecast.groups.flatMap(({ elements }) => elements?.map(({ name }) => name) ?? []);
    assert.deepEqual(
      told.filter((name) => !exact.has(name)),
      [],
    );
    assert.equal(told.length, exact.size);
  }
});

test('what is forecast of a connector without mistakes is what is made, algorithms that resources share too', () => {
  for (const [flow, top] of [
    [''],
    ['    pagination: link', 'authorization: {type: none}\ndefaults: {export: {encoding: form}}'],
    ['    pagination: none\n    incremental: {field: updated}'],
  ] as const) {
    const text = connectorText(flow, top);
    const { connector } = readConnector(text);
    assert.ok(connector, flow);
    const told = new FormSession(text).view().forecast.groups.flatMap(({ elements }) => elements?.map(({ name }) => name) ?? []);
    assert.deepEqual(
      told,
      planElements(connector).map(({ name }) => name),
    );
  }
});
