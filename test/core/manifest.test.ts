import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readManifest, writeManifest } from '../../src/core/manifest.js';
import { GENERATOR_VERSION } from '../../src/core/version.js';

test('the version is the one of the package', () => {
  assert.equal(GENERATOR_VERSION, (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
});

test('reading gives back what was written, in the order of paths', () => {
  const files = new Map([
    ['collection/b.rb', 'x\n'],
    ['collection/a.rb', ''],
    ['collection.json', '{}\n'],
  ]);
  const text = writeManifest(files);
  assert.equal(text, writeManifest(new Map([...files].reverse())));
  assert.deepEqual(Object.keys((JSON.parse(text) as { files: object }).files), ['collection.json', 'collection/a.rb', 'collection/b.rb']);
  const reading = readManifest(text.replace(/\n/g, '\r\n'));
  assert.ok('manifest' in reading);
  assert.deepEqual([...reading.manifest.files].sort(), [...files].sort());
});

const versions: readonly (readonly [string, string])[] = [
  [GENERATOR_VERSION, 'read'],
  ['0.0.9', 'read'],
  ['0.1.0-beta.2', 'read'],
  ['0.1.1', 'newer'],
  ['0.10.0', 'newer'],
  ['1.0.0-rc.1', 'newer'],
  ['', 'damaged'],
  ['latest', 'damaged'],
];

for (const [generator, expected] of versions) {
  test(`a manifest of version '${generator}': ${expected}`, () => {
    const reading = readManifest(JSON.stringify({ generator, files: {} }));
    assert.equal('manifest' in reading ? 'read' : reading.refused, expected);
  });
}

for (const path of [
  '../x.rb',
  'collection/../../x',
  '/etc/passwd',
  'collection',
  'collection/',
  'connector.yaml',
  'collection/.git/config',
  'collection\\x',
  'collection//x',
  'C:/x',
]) {
  test(`no path leads out: ${path}`, () => {
    assert.deepEqual(readManifest(JSON.stringify({ generator: '0.1.0', files: { [path]: '' } })), {
      refused: 'damaged',
      generator: '0.1.0',
    });
  });
}

for (const text of [
  '',
  '[]',
  'null',
  '{',
  '{"generator":1}',
  '{"generator":"0.1.0"}',
  '{"generator":"0.1.0","files":{"collection/a.rb":1}}',
  '<<<<<<< HEAD\n{}',
]) {
  test(`damaged: ${text}`, () => assert.equal('refused' in readManifest(text), true));
}
