import type { Range } from '../result.js';
import type { Template } from './template.js';
import type { AnswerPath } from './answerPath.js';
import type { BodyValue } from './body.js';
import type { MapNode, SpecNode } from './tree.js';

/** A connector with nothing left open: defaults merged, every value read, every name made. */
export interface Connector {
  readonly name: string;
  readonly title: string;
  readonly namespace: string;
  readonly parserNames: 'singular' | 'plural';
  readonly sanitizeKeys: boolean;
  readonly variables: readonly Variable[];
  readonly authorization: AuthorizationSpec;
  readonly connection: ConnectionSpec;
  readonly resources: readonly Resource[];
}

export interface Variable {
  readonly name: string;
  readonly title: string | undefined;
  readonly default: string;
  readonly secret: boolean;
  readonly range: Range;
}

/** The authorization as written; the kind's own file reads it. */
export interface AuthorizationSpec {
  readonly type: string;
  readonly node: MapNode;
}

export interface ConnectionSpec {
  readonly url: Template;
  readonly sandboxUrl: Template | undefined;
  readonly headers: readonly Pair[];
  readonly parameters: readonly Pair[];
  readonly range: Range;
}

/** A header or a query parameter; a list or a map is one compact JSON text. `node` is where it was written. */
export interface Pair {
  readonly key: string;
  readonly value: Template;
  readonly node: SpecNode;
}

export interface Resource {
  readonly name: string;
  readonly title: string;
  /** snake_case singular and plural: the parts of every element name. */
  readonly rn: string;
  readonly rns: string;
  readonly dataType: string;
  readonly primaryKey: AnswerPath;
  readonly fields: readonly RecordField[];
  readonly errors: ErrorRules;
  readonly rateLimit: RateLimit;
  /** Where one record sits in an answer; undefined: found by itself. */
  readonly record: AnswerPath | undefined;
  readonly emptyStatuses: readonly number[];
  readonly imports: ImportFlow | undefined;
  readonly exports: ExportFlow | undefined;
  /** The request of one record: of the import, or of an export that reads again. */
  readonly one: OneRequest | undefined;
  readonly range: Range;
}

export interface RecordField {
  readonly name: string;
  readonly from: AnswerPath;
  /** The JSON Schema of the property. */
  readonly schema: BodyValue;
  readonly range: Range;
}

export interface Request {
  /** Lower-case HTTP method. */
  readonly method: string;
  readonly path: Template;
  readonly parameters: readonly Pair[];
  readonly headers: readonly Pair[];
  readonly body: BodyValue | undefined;
  readonly range: Range;
}

export interface KeyedRequest extends Request {
  /** The key stands nowhere in the request: it goes as the query parameter `id`. */
  readonly keyAsParameter: boolean;
}

export interface OneRequest extends KeyedRequest {
  /** Where the record sits; undefined: found by itself. */
  readonly record: AnswerPath | undefined;
}

export interface ListRequest extends Request {
  /** Where the list sits; undefined: found by itself. */
  readonly records: AnswerPath | undefined;
  readonly pagination: Pagination;
  readonly incremental: Incremental | undefined;
}

export interface ImportFlow {
  readonly all: ListRequest;
  readonly changed: ListRequest | undefined;
}

export type PaginationType = 'page' | 'offset' | 'cursor' | 'last_id' | 'link' | 'next_url' | 'none';

export interface Pagination {
  readonly type: PaginationType;
  /** Name of the query parameter that holds the position ('' where the type needs none). */
  readonly parameter: string;
  readonly place: 'query' | 'body' | 'text';
  readonly next: AnswerPath | undefined;
  readonly more: AnswerPath | undefined;
  readonly total: AnswerPath | undefined;
  readonly pages: AnswerPath | undefined;
  readonly start: number;
  readonly size: { readonly parameter: string; readonly value: number } | undefined;
  readonly laterKeep: readonly string[] | undefined;
  readonly maxPages: number;
}

export interface Incremental {
  readonly place: 'parameter' | 'header' | 'text' | 'body' | 'here';
  /** Name of the parameter or header; '' for the other places. */
  readonly name: string;
  /** iso8601, epoch, epoch_ms, date, http_date or a strftime pattern. */
  readonly format: string;
  readonly zone: string;
  readonly field: AnswerPath | undefined;
  readonly onlyNew: boolean;
  /** How far back a first import looks, in seconds; undefined: no bound. */
  readonly initialSeconds: number | undefined;
}

export interface StatusRange {
  readonly from: number;
  readonly to: number;
}

export interface ErrorRules {
  readonly statuses: readonly StatusRange[];
  /** undefined: the default rule (error, errors, status: error at the root). */
  readonly when: readonly Condition[] | undefined;
  readonly message: readonly AnswerPath[];
  readonly code: AnswerPath | undefined;
  readonly notFound: readonly number[];
}

export interface Condition {
  readonly path: AnswerPath;
  readonly is: string | number | bigint | boolean | null;
}

export interface RateLimit {
  readonly statuses: readonly number[];
  readonly waitHeader: string;
  readonly unit: 'seconds' | 'milliseconds' | 'epoch';
  readonly tries: number;
  readonly when: { readonly header: string; readonly is: string } | undefined;
}

export interface ExportFlow {
  readonly create: WriteRequest;
  readonly update: KeyedRequest & WriteRequest;
}

export interface WriteRequest extends Request {
  readonly only: readonly AnswerPath[];
  readonly omit: readonly AnswerPath[];
  readonly add: ReadonlyMap<string, BodyValue>;
  readonly body: BodyValue;
  readonly encoding: 'json' | 'form' | 'multipart';
  readonly id: AnswerPath | undefined;
  readonly idPattern: string | undefined;
  readonly returns: 'record' | 'id' | 'nothing' | undefined;
}
