/** A JSON Schema as far as completion and hover read it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaOrFlag>>;
  readonly patternProperties?: Readonly<Record<string, SchemaOrFlag>>;
  readonly additionalProperties?: SchemaOrFlag;
  readonly propertyNames?: SchemaOrFlag;
  readonly required?: readonly string[];
  readonly items?: SchemaOrFlag | readonly SchemaOrFlag[];
  readonly prefixItems?: readonly SchemaOrFlag[];
  readonly additionalItems?: SchemaOrFlag;
  readonly uniqueItems?: boolean;
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly allOf?: readonly SchemaOrFlag[];
  readonly anyOf?: readonly SchemaOrFlag[];
  readonly oneOf?: readonly SchemaOrFlag[];
  readonly not?: SchemaOrFlag;
  readonly if?: SchemaOrFlag;
  readonly then?: SchemaOrFlag;
  readonly else?: SchemaOrFlag;
  readonly dependencies?: Readonly<Record<string, SchemaOrFlag | readonly string[]>>;
  readonly dependentSchemas?: Readonly<Record<string, SchemaOrFlag>>;
  readonly definitions?: Readonly<Record<string, SchemaOrFlag>>;
  readonly $defs?: Readonly<Record<string, SchemaOrFlag>>;
  readonly defaultSnippets?: readonly DefaultSnippet[];
  readonly deprecated?: boolean;
  readonly deprecationMessage?: string;
  readonly doNotSuggest?: boolean;
}

export interface DefaultSnippet {
  readonly label?: string;
  readonly description?: string;
  readonly body?: unknown;
  readonly bodyText?: string;
}

export type SchemaOrFlag = JsonSchema | boolean;
