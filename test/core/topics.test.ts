import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { messageOf, planElements, readConnector } from '../../src/core/index.js';
import { places } from '../../src/core/vocabulary/places.js';
import { topics } from '../../src/core/vocabulary/topics.js';

for (const { page, title, example, tables } of topics) {
  test(`${title}: the example of the page is generated as it stands`, () => {
    const { connector, problems } = readConnector(example);
    assert.deepEqual(problems.filter(({ severity }) => severity === 'error' || severity === 'warning').map(messageOf), []);
    assert.ok(connector);
    assert.ok(planElements(connector).length > 5);
  });

  test(`${title}: the page says all that hover says of its keys`, () => {
    const text = readFileSync(`docs/${page}.md`, 'utf8');
    assert.ok(text.includes(example));
    for (const { fields } of tables)
      for (const [key, { description }] of Object.entries(fields)) {
        assert.ok(text.includes(`| \`${key}\` |`), key);
        assert.ok(text.includes(description.replaceAll('|', '\\|')), key);
      }
  });
}

test('every key below those that lead to a page stands in it', () => {
  const told = new Set(topics.flatMap(({ tables }) => tables.flatMap(({ fields }) => Object.keys(fields))));
  for (const place of [places.pagination, places.incremental, places.errors, places.rateLimit, places.exportFlow])
    for (const key of Object.keys(place.fields)) assert.ok(told.has(key), key);
});
