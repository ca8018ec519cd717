import type * as vscode from 'vscode';
import { inBackground } from '../run.js';

/** Work by key, done a moment later: a burst of calls becomes one run, and two runs of a key never overlap. */
export class Later implements vscode.Disposable {
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly running = new Map<string, Promise<void>>();

  has(key: string): boolean {
    return this.timers.has(key);
  }

  /** @param pause in milliseconds, from the last call for this key */
  schedule(key: string, pause: number, work: () => Promise<void>): void {
    clearTimeout(this.timers.get(key));
    const timer = setTimeout(() => {
      this.timers.delete(key);
      inBackground('refresh', () => this.run(key, work));
    }, pause);
    this.timers.set(key, timer);
  }

  private async run(key: string, work: () => Promise<void>): Promise<void> {
    const before = this.running.get(key);
    const now = (before ?? Promise.resolve()).then(work);
    const settled = now.catch(() => undefined);
    this.running.set(key, settled);
    try {
      await now;
    } finally {
      if (this.running.get(key) === settled) this.running.delete(key);
    }
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }
}
