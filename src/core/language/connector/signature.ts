import { later, t } from '../../l10n.js';
import { cursorAt } from '../cursor.js';
import type { LinedText } from '../linedText.js';
import { wayTo } from './way.js';

/** How a path is written, with the step at the cursor marked. */
export interface PathSignature {
  readonly label: string;
  readonly text: string;
  readonly steps: readonly { readonly label: string; readonly text: string }[];
  readonly active: number;
}

const PATHS = /\/(?:records|record|primary_key|from|next|more|total|pages|message(?:\/\*)?|code|path|id|only\/\*|omit\/\*)$/;
/** One value is wanted: neither the whole answer nor all items of a list. */
const OF_ONE_VALUE = /\/(?:next|more|total|pages|id|primary_key)$/;
const IN_RECORD = /\/(?:primary_key|from|only\/\*|omit\/\*)$/;
const MAY_BE_HEADER = /\/(?:next|path|id)$/;

const STEPS = [
  { label: 'name', text: later("A key of the answer, as `data`. One with dots or blanks stands in quotes: `['@odata.nextLink']`.") },
  { label: '.name', text: later('A key inside of what stands before.') },
  { label: '[0]', text: later('An item of a list, counted from 0.') },
  { label: '[]', text: later('Every item of a list.') },
] as const;

/** Undefined where no path is wanted. */
export function pathSignature(lines: LinedText, offset: number): PathSignature | undefined {
  const cursor = cursorAt(lines, offset);
  if (!cursor || cursor.kind === 'key') return undefined;
  const levels = cursor.kind === 'either' && cursor.levels.at(-1)?.kind === 'map' ? cursor.levels.slice(0, -1) : cursor.levels;
  const path = wayTo(levels).join('/');
  if (
    !/^(?:resources\/\*|defaults)\//.test(path) ||
    !PATHS.test(path) ||
    /\/(?:headers|parameters|body|extra|fields\/(?!.*\/from$))/.test(path)
  )
    return undefined;
  const typed = lines.text.slice(cursor.range.start, offset);
  const isOne = OF_ONE_VALUE.test(path);
  const steps = (isOne ? STEPS.slice(0, 3) : STEPS).map(({ label, text }) => ({ label, text: t(text) }));
  const active = /\[\d*$/.test(typed) ? (/\[$/.test(typed) && !isOne ? 3 : 2) : /\.[^.[\]]*$/.test(typed) ? 1 : 0;
  const others = [
    ...(isOne || IN_RECORD.test(path) ? [] : [{ label: '$', text: t('`$` is the whole answer.') }]),
    ...(MAY_BE_HEADER.test(path) ? [{ label: 'header:Name', text: t('`header:Name` is a header of the answer.') }] : []),
  ];
  return {
    label: [steps.map(({ label }) => label).join(''), ...others.map(({ label }) => label)].join(' | '),
    text: others.map(({ text }) => text).join(' '),
    steps,
    active,
  };
}
