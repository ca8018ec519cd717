import { t } from '../../l10n.js';
import type { Reading } from '../../readConnector.js';
import type { Cursor } from '../cursor.js';
import { elementsOf } from '../elementPaths.js';
import type { LinedText } from '../linedText.js';
import type { Connector } from '../../spec/model.js';
import { resourceEntries, topMap } from './outline.js';
import { placeKind, wayTo } from './way.js';

/**
 * What a place comes to in this connector, as Markdown: the address a request goes to, the names a resource makes, what holds
 * instead of a value or is taken from elsewhere. '' where there is nothing to tell.
 */
export function factsAt(lines: LinedText, cursor: Cursor, key: string, reading: () => Reading | undefined): string {
  const way = wayTo(cursor.levels, key);
  if (placeKind(way) === 'request') return addressOf(lines, cursor);
  if (way.join('/') === 'resources/*/name') return namesOf(lines, cursor, reading()?.connector);
  if (way[0] === 'resources' && way.length >= 3) return inheritedAt(lines, way);
  return '';
}

function addressOf(lines: LinedText, { range, kind }: Cursor): string {
  const { text } = lines;
  const line = lines.read(lines.lineOf(range.start));
  const source =
    kind === 'value' ? text.slice(range.start, range.end) : text.slice(line.value.start, line.value.end).replace(/^["']|["']$/g, '');
  const [, verb, path] = /^([A-Z]+)\s+(\S+)$/.exec(source) ?? [];
  const base = topMap(lines, 'connection').get('url');
  if (verb === undefined || path === undefined || typeof base !== 'string') return '';
  return `\`${verb} ${base.replace(/\/+$/, '')}/${path.replace(/^\/+|\/+$/g, '')}\``;
}

function namesOf(lines: LinedText, { range, levels }: Cursor, connector: Connector | undefined): string {
  const { end } = lines.read(lines.lineOf(range.start));
  const resource = connector?.resources.findLast(({ range: own }) => own.start <= end);
  if (!connector || !resource) return '';
  const names = elementsOf(connector, resource).map(({ name }) => name);
  const own = resourceEntries(levels);
  const shared = [...topMap(lines, 'defaults').entries()].filter(([key]) => !own.has(key));
  const from = shared.map(([key, value]) => `${key}${isScalar(value) ? `: ${value}` : ''}`);
  const inherited =
    from.length > 0 ? [t('For all resources, in `defaults`: {list}', { list: from.map((text) => `\`${text}\``).join(', ') })] : [];
  return [
    t('Makes {count} elements: {list}', { count: names.length, list: names.map((name) => `\`${name}\``).join(', ') }),
    ...inherited,
  ].join('\n\n');
}

/** A key of a resource that all resources share stands over that. */
function inheritedAt(lines: LinedText, [, , key = '', ...deeper]: readonly string[]): string {
  const defaults = topMap(lines, 'defaults');
  if (!defaults.has(key) || deeper.length > 0) return '';
  const value = defaults.get(key);
  return isScalar(value)
    ? t('Stands over {value}, which `defaults` says for all resources.', { value: `\`${value}\`` })
    : t('Stands over what `defaults` says for all resources.');
}

const isScalar = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value);
