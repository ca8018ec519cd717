/** A place in the source, counted in bytes of its UTF-8. */
export interface RubyPlace {
  readonly startOffset: number;
  readonly length: number;
}

/** A node of the syntax tree. Its class's name does not survive a minifier, so kind and parts are read from `toJSON`. */
export interface RubyNode {
  readonly location: RubyPlace;
  toJSON(): RubyParts;
  childNodes(): readonly (RubyNode | null)[];
}

export type RubyParts = Readonly<Record<string, unknown>> & { readonly type: string };

export interface RubySyntax {
  readonly root: RubyNode;
  readonly errors: readonly { readonly message: string; readonly location: RubyPlace }[];
  readonly comments: readonly { readonly location: RubyPlace }[];
}

/** A Ruby parser, already loaded: the core reads no files. */
export interface RubyParser {
  /** @param locals names that are local variables from the start. */
  parse(source: string, locals: readonly string[]): RubySyntax;
}

/** The children that are there. (The parser's own compactChildNodes forgets those that come in lists beside others.) */
export function childrenOf(node: RubyNode): readonly RubyNode[] {
  return node.childNodes().filter((child) => child !== null);
}
