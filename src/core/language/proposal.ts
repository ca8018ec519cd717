import type { Range } from '../result.js';
import type { JsonSchema } from './jsonSchema.js';

/** One thing that may be typed at a place. */
export interface Proposal {
  readonly kind: 'key' | 'value' | 'snippet' | 'reference';
  readonly label: string;
  readonly range: Range;
  readonly text: string;
  /** The text has places to type in; `$`, `}` and `\` in it are escaped. */
  readonly isSnippet: boolean;
  /** By what order they stand: the smaller the earlier. */
  readonly order: number;
  /** What a typed word is compared with, where it is another text than the label. */
  readonly filter?: string;
  /** One line beside the label. */
  readonly detail: string;
  /** What is told of it, as the schemas say it. */
  readonly schemas: readonly JsonSchema[];
  /** Told of this value alone, as Markdown. */
  readonly note?: string;
  readonly isDeprecated?: boolean;
  /** More can be proposed behind it at once. */
  readonly goesOn?: boolean;
}
