import { readConnector, type Reading } from '../readConnector.js';
import { applyEdits, editSpec, openSpec, type SpecChange, type SpecSource } from '../spec/edit.js';

/** A text of connector.yaml that is read and opened for changes once, and only when somebody asks. */
export class FormText {
  private read: Reading | undefined;
  private opened: { readonly source: SpecSource | undefined } | undefined;

  constructor(readonly text: string) {}

  get reading(): Reading {
    this.read ??= readFilled(this.text);
    return this.read;
  }

  /** The text with these changes, each planned on what the one before it made; undefined where one has no text to work on. */
  after(changes: readonly SpecChange[]): string | undefined {
    const [first, ...others] = changes;
    if (!first) return this.text;
    this.opened ??= { source: openSpec(this.text) };
    const edits = this.opened.source && editSpec(this.opened.source, first);
    if (!edits) return undefined;
    const text = applyEdits(this.text, edits);
    return others.length === 0 ? text : new FormText(text).after(others);
  }
}

/** What a file without content lacks is told field by field. */
function readFilled(text: string): Reading {
  const reading = readConnector(text);
  return reading.problems.some(({ code }) => code === 'spec-empty') ? readConnector('{}') : reading;
}
