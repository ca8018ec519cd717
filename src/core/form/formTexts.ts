import { ConnectorReader, readConnector, type Reading } from '../readConnector.js';
import { applyEdits, editSpec, openSpec, type SpecChange, type SpecSource, type TextEdit } from '../spec/edit.js';
import { openResource, resourceChange, type Habits, type ResourceSource } from '../spec/edit/resource.js';
import { resourcesOf } from './resources.js';

/** The texts that follow one another in a form: read and changed, each at the cost of what is different from the one before. */
export class FormTexts {
  private readonly reader = new ConnectorReader();
  /** A whole text that was opened for changes; `source` is undefined where it does not parse. */
  private whole: { readonly text: string; readonly source: SpecSource | undefined } | undefined;
  /** A resource that was opened for changes. */
  private part: { readonly text: string; readonly index: number; readonly source: ResourceSource } | undefined;
  /** How the file is written; found out with the first change. */
  private habits: Habits | undefined;

  /** @param known the reading of a text, where somebody has it already; its places stay right */
  constructor(private known?: { readonly text: string; readonly reading: Reading }) {}

  /** Does ahead of the first change what that would have to wait for. */
  prepare(text: string): void {
    this.known = undefined;
    this.read(text);
    this.openWhole(text);
  }

  /** Places in a reading are right until the next text is read. */
  read(text: string): Reading {
    if (this.known?.text === text) return this.known.reading;
    this.known = undefined;
    const reading = this.reader.read(text);
    // What a file without content lacks is told field by field.
    return reading.problems.some(({ code }) => code === 'spec-empty') ? readConnector('{}') : reading;
  }

  /** The text with these changes, each planned on what the one before it made; undefined where one has no text to work on. */
  after(text: string, changes: readonly SpecChange[]): string | undefined {
    const [first, ...others] = changes;
    if (!first) return text;
    const edits = this.editsOfResource(text, first) ?? this.editsOfWhole(text, first);
    return edits && this.after(applyEdits(text, edits), others);
  }

  private editsOfWhole(text: string, change: SpecChange): readonly TextEdit[] | undefined {
    const source = this.openWhole(text);
    return source && editSpec(source, change);
  }

  /** Undefined where only the whole file can say what the change comes to. */
  private editsOfResource(text: string, change: SpecChange): readonly TextEdit[] | undefined {
    const own = resourceChange(change);
    const opened = own && this.openPart(text, own.index);
    if (!opened) return undefined;
    const { source, shift } = opened;
    return editSpec(source, own.change)?.map(({ start, end, text: added }) => ({ start: start + shift, end: end + shift, text: added }));
  }

  private openPart(text: string, index: number): ResourceSource | undefined {
    if (this.part?.text === text && this.part.index === index) return this.part.source;
    const item = resourcesOf(this.read(text).tree)[index];
    // A resource whose last key goes is one for the list.
    if (item?.kind !== 'map' || item.entries.size < 2) return undefined;
    if (!this.habits) this.openWhole(text);
    const lines = this.reader.resourceText(text, index);
    const source = this.habits && lines && openResource(lines, this.habits);
    this.part = source && { text, index, source };
    return source;
  }

  private openWhole(text: string): SpecSource | undefined {
    if (this.whole?.text !== text) this.whole = { text, source: openSpec(text) };
    const { source } = this.whole;
    if (source) this.habits ??= { style: source.style, eol: source.eol };
    return source;
  }
}
