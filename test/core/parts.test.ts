import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Part, PartByAction } from '../../src/core/render/part.js';
import { withoutParts } from '../../src/core/render/parts.js';
import { RubyCode } from '../../src/core/render/ruby.js';

const a = new RubyCode('a');
const b = new Part('part_limit', {});
const cases: readonly (readonly [string, unknown, unknown])[] = [
  ['a value stays what it is', 'x', 'x'],
  ['a part is what its template makes', b, new RubyCode('part_limit')],
  ['no branch at all', new PartByAction([]), undefined],
  ['no code for any action', new PartByAction([{ actions: ['get'], code: undefined }]), undefined],
  [
    'code that all share',
    new PartByAction([
      { actions: ['get'], code: a },
      { actions: ['put'], code: new RubyCode('a') },
    ]),
    a,
  ],
  [
    'the rare one is named',
    new PartByAction([
      { actions: ["o'k"], code: b },
      { actions: ['get', 'put'], code: a },
    ]),
    new RubyCode("case action_identify\nwhen 'o\\'k'\n  part_limit\nelse\n  a\nend"),
  ],
  [
    'most have no code',
    new PartByAction([
      { actions: ['get', 'put'], code: undefined },
      { actions: ['post'], code: a },
    ]),
    new RubyCode("case action_identify\nwhen 'post'\n  a\nend"),
  ],
  [
    'few have no code',
    new PartByAction([
      { actions: ['get', 'put'], code: a },
      { actions: ['post'], code: undefined },
    ]),
    new RubyCode("case action_identify\nwhen 'post'\n  nil\nelse\n  a\nend"),
  ],
];

for (const [name, value, wanted] of cases) {
  test(name, () => {
    assert.deepEqual(
      withoutParts({ value }, ({ template }) => new RubyCode(template)),
      { value: wanted },
    );
  });
}
