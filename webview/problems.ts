import type { FormProblem } from '../src/protocol/form.js';

/**
 * What of the problems is shown: nobody is told that a field is wrong before they had their chance with it. They had it when
 * they left the field, when they asked for the connector, and when the file was written before the form was opened.
 */
export class Problems {
  #all: readonly FormProblem[] = [];
  #left = new Set<string>();
  #asked = false;
  #file: boolean | undefined;

  /** True where this shows another selection than before. */
  leave(ids: readonly string[]): boolean {
    const size = this.#left.size;
    for (const id of ids) this.#left.add(id);
    return this.#left.size !== size;
  }

  ask(): void {
    this.#asked = true;
  }

  hear(all: readonly FormProblem[], mode: 'new' | 'file'): void {
    this.#all = all;
    if (mode === 'file' && this.#file === undefined) this.leave(all.flatMap(({ control }) => control ?? []));
    this.#file = mode === 'file';
  }

  get none(): boolean {
    return this.#all.length === 0;
  }

  get shown(): readonly FormProblem[] {
    return this.#all.filter(({ control }) => this.#asked || (control === undefined ? this.#file : this.#left.has(control)));
  }

  /** Those that are counted and listed; a hint is said at its field alone. */
  get counted(): readonly FormProblem[] {
    return this.shown.filter(({ severity }) => severity === 'error' || severity === 'warning');
  }

  /** The first that somebody can go to. */
  get firstError(): FormProblem | undefined {
    const errors = this.#all.filter(({ severity }) => severity === 'error');
    return errors.find(({ control }) => control !== undefined) ?? errors[0];
  }
}
