/** Work that can be paused: who runs it decides after each step whether to go on at once, later or not at all. */
export type Steps<T> = Generator<void, T, void>;

/** Runs work without a pause. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
