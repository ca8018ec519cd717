/** An element as the forecast tells it. */
export interface Named {
  readonly name: string;
  readonly detail: string;
}

export interface Group {
  readonly id: string;
  readonly label: string;
  readonly elements: readonly Named[];
}

/** The elements of one resource, by the groups of the tree. */
export type ForecastOfResource = Readonly<Record<'types' | 'events' | 'webhooks' | 'algorithms', readonly Group[]>>;
