import { isHeader, type AnswerPath } from '../../../spec/answerPath.js';

/** A key as the record store keeps it: a leading $ dropped, dots turned to _ (MongoDB takes neither). */
export function sanitizeKey(key: string): string {
  return key.replace(/^\$+/, '').replace(/\./g, '_');
}

/** The steps of a path into a stored record; the API's names are changed as those of the record were. */
export function sanitizeSteps(path: AnswerPath, sanitize: boolean): readonly (string | number)[] {
  if (isHeader(path)) return [];
  return path.steps.flatMap((step) => (typeof step === 'symbol' ? [] : [typeof step === 'string' && sanitize ? sanitizeKey(step) : step]));
}

export function sanitizePath(path: AnswerPath, sanitize: boolean): AnswerPath {
  return isHeader(path) ? path : { steps: path.steps.map((step) => (typeof step === 'string' && sanitize ? sanitizeKey(step) : step)) };
}
