import assert from 'node:assert/strict';
import { authKindOf } from '../../src/core/auth/index.js';
import { messageOf } from '../../src/core/problemText.js';
import { ProblemList } from '../../src/core/result.js';
import type { Variable } from '../../src/core/spec/model.js';
import { parseTree } from '../../src/core/spec/parse.js';

const RANGE = { start: 0, end: 0 };

export function variable(name: string, title?: string, value = ''): Variable {
  return { name, title, default: value, secret: false, range: RANGE };
}

const VARIABLES = [
  variable('email', 'E-mail address', 'me@acme.example'),
  variable('shop', 'Shop'),
  variable('api_token'),
  variable('my-var'),
  variable('Big'),
];

/** Reads the value of `authorization` written alone; problems as severity, code and the text at their place. */
export function readAuth(text: string) {
  const { root } = parseTree(text);
  assert.ok(root?.kind === 'map', `no map: ${text}`);
  const type = root.entries.get('type')?.node;
  assert.ok(type?.kind === 'scalar');
  const spec = { type: type.source, node: root };
  const kind = authKindOf(spec.type);
  assert.ok(kind, spec.type);
  const context = { text, namespace: 'Acme', title: 'Acme', variables: VARIABLES };
  const problems = new ProblemList();
  kind.check?.(spec, context, problems);
  const told = problems.sorted().map((problem) => {
    assert.ok(messageOf(problem).length > 20);
    return `${problem.severity} ${problem.code} ${text.slice(problem.range.start, problem.range.end)}`;
  });
  return { plan: kind.plan(spec, context), taken: kind.takenWords(spec), told };
}
