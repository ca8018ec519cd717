/**
 * A long list is drawn in two steps: so much of it at once as a window shows, and the rest behind the first paint, which it would hold
 * up.
 */
export class Behind {
  #most: number;
  #frame: number | undefined;

  /**
   * @param first so many items are drawn at once
   * @param redraw draws the list again, now as long as `within` allows
   */
  constructor(
    first: number,
    private readonly redraw: () => void,
  ) {
    this.#most = first;
  }

  /** How many of so many items are drawn now; the others follow. */
  within(count: number): number {
    if (count > this.#most) this.#followLater();
    return Math.min(count, this.#most);
  }

  /** Somebody waits for the items up to this count. */
  atLeast(count: number): void {
    this.#most = Math.max(this.#most, count);
  }

  dispose(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
  }

  #followLater(): void {
    // In the second frame the first one is painted.
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = undefined;
        this.#most = Infinity;
        this.redraw();
      });
    });
  }
}
