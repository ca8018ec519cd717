/** Work that can be paused: who runs it decides after each step whether to go on at once, later or not at all. */
export type Steps<T> = Generator<void, T, void>;

/**
 * Runs a piece of the work: at least one step.
 * @param isOver whether others have waited long enough
 * @returns `done` with what came of it, once there is no step left
 */
export function runSlice<T>(steps: Steps<T>, isOver: () => boolean): IteratorResult<void, T> {
  for (;;) {
    const step = steps.next();
    if (step.done || isOver()) return step;
  }
}

/** Runs work without a pause. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const slice = runSlice(steps, () => false);
    if (slice.done) return slice.value;
  }
}
