import type { Steps } from '../core/index.js';

/** So long work may keep others waiting, in milliseconds. */
const SLICE = 10;

/**
 * Runs long work in slices, between which other requests are answered.
 * @returns undefined where it was stopped before its end
 */
export async function runSteps<T extends object>(steps: Steps<T>, isStopped: () => boolean): Promise<T | undefined> {
  for (;;) {
    const until = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await new Promise((resolve) => setImmediate(resolve));
    if (isStopped()) return undefined;
  }
}
