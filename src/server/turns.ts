import type { Steps } from '../core/index.js';
import { runSteps } from './runSteps.js';

/** Long works on the same thing, each in slices, one after the other: what the first one found need not be found again. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /** @param refusal why the work is not to go on */
  take<T>(work: () => Steps<T>, refusal: () => Error | undefined): Promise<T> {
    const done = this.last.then(() => runSteps(work, refusal));
    this.last = done.catch(() => undefined);
    return done;
  }
}
