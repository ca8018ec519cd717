import { ConnectorReader, readConnector, type Reading } from '../readConnector.js';
import { applyEdits, editSpec, openSpec, type SpecChange, type SpecSource, type TextEdit } from '../spec/edit.js';
import { openResource, resourceChange, type Habits, type ResourceSource } from '../spec/edit/resource.js';
import { resourcesOf } from './resources.js';

/** A text of connector.yaml that is read and changed again and again, each time at the cost of the change. */
export class FormText {
  private readonly reader = new ConnectorReader();
  /** The whole text, opened for changes; `source` is undefined where it does not parse. */
  private whole: { readonly text: string; readonly source: SpecSource | undefined } | undefined;
  /** The resource that is being changed. */
  private part: { readonly text: string; readonly index: number; readonly source: ResourceSource } | undefined;

  /** @param file what is known of how the file is written; found out where nobody knew yet */
  constructor(
    private current: string,
    private readonly file: { habits?: Habits } = {},
  ) {}

  get text(): string {
    return this.current;
  }

  update(text: string): void {
    this.current = text;
  }

  get reading(): Reading {
    const reading = this.reader.read(this.current);
    // What a file without content lacks is told field by field.
    return reading.problems.some(({ code }) => code === 'spec-empty') ? readConnector('{}') : reading;
  }

  /** The text with these changes, each planned on what the one before it made; undefined where one has no text to work on. */
  after(changes: readonly SpecChange[]): string | undefined {
    const [first, ...others] = changes;
    if (!first) return this.current;
    const edits = this.editsOfResource(first) ?? this.editsOfWhole(first);
    if (!edits) return undefined;
    const text = applyEdits(this.current, edits);
    return others.length === 0 ? text : new FormText(text).after(others);
  }

  private editsOfWhole(change: SpecChange): readonly TextEdit[] | undefined {
    const source = this.openWhole();
    return source && editSpec(source, change);
  }

  /** Undefined where only the whole file can say what the change comes to. */
  private editsOfResource(change: SpecChange): readonly TextEdit[] | undefined {
    const own = resourceChange(change);
    const item = own && resourcesOf(this.reading.tree)[own.index];
    // A resource whose last key goes is one for the list.
    if (!own || item?.kind !== 'map' || item.entries.size < 2) return undefined;
    const opened = this.openPart(own.index);
    return (
      opened &&
      editSpec(opened.source, own.change)?.map((edit) => ({ ...edit, start: edit.start + opened.shift, end: edit.end + opened.shift }))
    );
  }

  private openPart(index: number): ResourceSource | undefined {
    const { part, current } = this;
    if (part?.text === current && part.index === index) return part.source;
    if (!this.file.habits) this.openWhole();
    const { habits } = this.file;
    const text = this.reader.resourceText(current, index);
    const source = habits && text && openResource(text, habits);
    this.part = source && { text: current, index, source };
    return source;
  }

  private openWhole(): SpecSource | undefined {
    if (this.whole?.text !== this.current) this.whole = { text: this.current, source: openSpec(this.current) };
    const { source } = this.whole;
    if (source) this.file.habits ??= { style: source.style, eol: source.eol };
    return source;
  }
}
