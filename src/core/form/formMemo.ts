import { NodeMemo } from '../spec/nodeMemo.js';
import type { Resource } from '../spec/model.js';
import type { ForecastOfResource } from './forecastGroup.js';
import type { ResourceRow } from './view.js';

/** What one view may leave to the next: what is told of a resource that is still the same. */
export class FormMemo {
  readonly rows = new NodeMemo<Omit<ResourceRow, 'problems'>>();
  readonly elements = new WeakMap<Resource, { readonly file: string; readonly made: ForecastOfResource }>();
}
