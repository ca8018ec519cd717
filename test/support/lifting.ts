import assert from 'node:assert/strict';
import {
  finish,
  isWritten,
  liftSteps,
  planElements,
  planGeneration,
  planLifted,
  readConnector,
  textsAfter,
  type Lift,
} from '../../src/core/index.js';
import { rubyParser } from './ruby.js';

export type Edit = readonly [from: string | RegExp, to: string];

/** The files a connector.yaml makes, or makes of those that are there. */
export function filesOf(spec: string, before: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const { connector, problems } = readConnector(spec);
  assert.ok(connector, JSON.stringify(problems));
  const { changes } = planGeneration(connector, planElements(connector), before);
  return textsAfter(before, changes);
}

/** A generated folder in which one algorithm was edited by hand. */
export class EditedFolder {
  readonly files: Map<string, string>;
  readonly path: string;

  constructor(
    readonly spec: string,
    algorithm: string,
  ) {
    this.files = new Map(filesOf(spec));
    this.path = [...this.files.keys()].find((file) => file.endsWith(`/${algorithm}.rb`)) ?? '';
    assert.notEqual(this.path, '', algorithm);
  }

  get text(): string {
    return this.files.get(this.path) ?? '';
  }

  edit(...edits: readonly Edit[]): this {
    for (const [from, to] of edits) {
      const text = this.text.replace(from, () => to);
      assert.notEqual(text, this.text, `${String(from)} is in ${this.path}`);
      this.files.set(this.path, text);
    }
    return this;
  }

  lift(): Lift | undefined {
    return finish(liftSteps(rubyParser, this.spec, this.files, this.path));
  }

  /** What generating makes once an edit was moved into the spec, with the statuses that are not as usual. */
  regenerated(lift: Lift): { readonly text: string; readonly told: readonly string[] } {
    const { connector, problems } = readConnector(lift.spec);
    assert.ok(connector, JSON.stringify(problems));
    const { changes } = planLifted(connector, planElements(connector), this.files, { path: this.path, content: lift.content });
    const after = textsAfter(this.files, changes);
    const again = planGeneration(connector, planElements(connector), after).changes.filter(isWritten);
    assert.deepEqual(again, []);
    const told = changes.flatMap(({ path, status }) => (['unchanged', 'updated'].includes(status) ? [] : [`${status} ${path}`]));
    return { text: after.get(this.path) ?? '', told };
  }
}

/** What a text has that another one has not, line by line. */
export const linesAdded = (before: string, after: string): readonly string[] => {
  const old = new Set(before.split('\n'));
  return after
    .split('\n')
    .filter((line) => !old.has(line))
    .map((line) => line.trim());
};
