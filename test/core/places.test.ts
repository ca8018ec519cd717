import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { readConnector } from '../../src/core/index.js';
import { placeElements, placeResource } from '../../src/core/elements/places/index.js';
import type { ElementPlace } from '../../src/core/elements/element.js';
import { planElements, planResource } from '../../src/core/plan.js';

const fixtures = readdirSync('test/fixtures').map((name) => `test/fixtures/${name}/connector.yaml`);
const files = [...fixtures, 'examples/zohocrm/connector.yaml'].filter((path) => existsSync(path));

const placeOf = ({ kind, name, resource, source }: ElementPlace): ElementPlace => ({ kind, name, resource, source });
const inOrder = <Item>(parts: Readonly<Record<'types' | 'events' | 'webhooks' | 'algorithms', readonly Item[]>>): readonly Item[] => [
  ...parts.types,
  ...parts.events,
  ...parts.webhooks,
  ...parts.algorithms,
];

for (const file of files) {
  test(`${file}: every element stands at its place, with its contents`, () => {
    const { connector } = readConnector(readFileSync(file, 'utf8'));
    assert.ok(connector);
    const elements = planElements(connector);
    assert.deepEqual(elements.map(placeOf), placeElements(connector).map(placeOf));
    for (const { kind, name, content } of elements) {
      assert.equal(content.form, kind === 'algorithm' ? 'ruby' : 'json', name);
      if (content.form === 'json') assert.equal(content.data.name, name);
    }
    for (const resource of connector.resources) {
      const planned: readonly ElementPlace[] = inOrder(planResource(connector, resource)).map(placeOf);
      assert.deepEqual(planned, inOrder(placeResource(connector, resource)).map(placeOf));
      assert.deepEqual(planned, elements.filter((element) => element.resource?.rn === resource.rn).map(placeOf));
    }
  });
}
