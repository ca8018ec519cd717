import type { ElementKind } from '../layout.js';
import type { View } from '../render/part.js';
import type { TemplateName } from '../render/templates.gen.js';
import type { Range } from '../result.js';
import type { Resource } from '../spec/model.js';

export type { ElementKind };

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type JsonObject = { readonly [key: string]: JsonValue };

/** Which element it is: its place in the tree and in connector.yaml. */
export interface ElementPlace {
  readonly kind: ElementKind;
  readonly name: string;
  /** The resource it belongs to; undefined: the connector's own. */
  readonly resource: Resource | undefined;
  /** Where connector.yaml asks for it. */
  readonly source: Range;
}

/** One planned element: its place and what is written there. */
export interface Element extends ElementPlace {
  readonly content: Content;
}

export type Content = { readonly form: 'json'; readonly data: JsonObject } | { readonly form: 'ruby'; readonly algorithm: AlgorithmPlan };

export interface AlgorithmPlan {
  /** Name of the template under templates/algorithm. */
  readonly template: TemplateName;
  readonly description: string;
  readonly parameters: readonly AlgorithmParameter[];
  /**
   * What the template reads. Made when the file is rendered: to plan elements costs nothing of it.
   * @param most how many lines each of its values may take; fewer where the whole would be long
   */
  readonly view: (most: number) => View;
}

export interface AlgorithmParameter {
  readonly name: string;
  readonly type?: 'object' | 'string' | 'integer' | 'number' | 'boolean';
  readonly required: boolean;
}
