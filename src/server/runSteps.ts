import { ResponseError } from 'vscode-jsonrpc/node';
import { runSlice, type Steps } from '../core/index.js';

/** So long work may keep others waiting, in milliseconds. */
const SLICE = 10;

/** The protocol's codes for an answer that is not given. */
const REQUEST_CANCELLED = -32800;
const CONTENT_MODIFIED = -32801;

/**
 * Runs long work in slices, between which other requests are answered.
 * @param refusal why it is not to go on
 */
export async function runSteps<T>(work: () => Steps<T>, refusal: () => Error | undefined): Promise<T> {
  let steps: Steps<T> | undefined;
  for (;;) {
    const reason = refusal();
    if (reason) throw reason;
    steps ??= work();
    const until = performance.now() + SLICE;
    const slice = runSlice(steps, () => performance.now() >= until);
    if (slice.done) return slice.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Of a text that is not there any more, or to somebody who is gone, nothing is told. */
export function stopped(isCancelled: boolean): Error {
  return isCancelled
    ? new ResponseError(REQUEST_CANCELLED, 'The request was cancelled.')
    : new ResponseError(CONTENT_MODIFIED, 'The text has changed.');
}
