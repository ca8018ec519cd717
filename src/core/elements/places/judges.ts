import type { Connector, Resource } from '../../spec/model.js';

/** Where branches for what differs would take about so many lines, one algorithm is too long. */
const MOST_LINES = 10;
/** Letters of what is judged that make a line of code. */
const LINE = 80;

/** What is judged of an answer, each as a text. */
const waysOf = ({ errors: { statuses, when, message, code, notFound }, rateLimit, emptyStatuses }: Resource): readonly string[] =>
  [rateLimit, statuses, when, [message, code], notFound, emptyStatuses].map((way) =>
    JSON.stringify([way], (_, value: unknown) => (typeof value === 'symbol' || typeof value === 'bigint' ? String(value) : value)),
  );

/** Resources whose answers are judged alike, where they are judged in so many ways that each has an algorithm of its own; else none. */
export function judgedAlike({ resources }: Connector): readonly (readonly Resource[])[] {
  const all = resources.map(waysOf);
  const differing = (all[0] ?? []).map((_, index) => new Set(all.map((ways) => ways[index] ?? ''))).filter(({ size }) => size > 1);
  const lines = differing.flatMap((ways) => [...ways]).reduce((sum, { length }) => sum + 1 + length / LINE, 0);
  if (lines <= MOST_LINES) return [];
  // Where nothing is said of what an error is, one that holds the key is none.
  const ids = resources.map((resource, index) => JSON.stringify([all[index], !resource.errors.when && resource.primaryKey]));
  return [...new Set(ids)].map((id) => resources.filter((_, index) => ids[index] === id));
}
