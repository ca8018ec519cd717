import { EACH, isHeader, type AnswerPath, type PathStep } from '../../../spec/answerPath.js';
import { referencesOf } from '../../../spec/body.js';
import type { WriteRequest } from '../../../spec/model.js';
import { sanitizePath } from './sanitize.js';

type Steps = readonly PathStep[];

/**
 * Whether what stands at a place of the stored record may reach a request: its body asks for it, it is among the wanted fields and
 * none of those left out.
 */
export function isSent(place: Steps, { only, omit, add, body }: WriteRequest, sanitize: boolean): boolean {
  const stored = (path: AnswerPath): readonly Steps[] => {
    const clean = sanitizePath(path, sanitize);
    return isHeader(clean) ? [] : [clean.steps];
  };
  const asked = [body, ...add.values()].flatMap((value) => [...referencesOf(value)]).filter(({ word }) => word === 'record');
  return (
    asked.flatMap(stored).some((path) => meet(path, place)) &&
    (only.length === 0 || only.flatMap(stored).some((path) => meet(path, place))) &&
    !omit.flatMap(stored).some((path) => path.length <= place.length && meet(path, place))
  );
}

/** Whether one of two places holds the other. */
const meet = (one: Steps, other: Steps): boolean => one.every((step, index) => index >= other.length || isSame(step, other[index]));

const isSame = (one: PathStep, other: PathStep | undefined): boolean =>
  one === other || (one === EACH && typeof other === 'number') || (other === EACH && typeof one === 'number');
