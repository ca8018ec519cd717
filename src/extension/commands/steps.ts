/** The answer of the back button, with the text that was typed and not confirmed. */
export class Back {
  constructor(readonly typed: string) {}
}

export interface Place {
  readonly step: number;
  readonly total: number;
  readonly back: boolean;
  /** What was typed here before somebody went back; undefined where nothing was left unconfirmed. */
  readonly typed: string | undefined;
}

/** One question of a chain; `undefined` as an answer gives up. */
export interface Step<T> {
  readonly ask: (answers: Readonly<Partial<T>>, place: Place) => Promise<Partial<T> | Back | undefined>;
}

/** Asks one question after the other, with a way back that loses nothing; gives what was answered, undefined for nothing. */
export async function askSteps<T>(steps: readonly Step<T>[]): Promise<T | undefined> {
  const typed = new Map<number, string>();
  let answers: Partial<T> = {};
  for (let at = 0; at < steps.length;) {
    const answer = await steps[at]?.ask(answers, { step: at + 1, total: steps.length, back: at > 0, typed: typed.get(at) });
    if (answer === undefined) return undefined;
    if (answer instanceof Back) {
      typed.set(at, answer.typed);
      at -= 1;
    } else {
      typed.delete(at);
      answers = { ...answers, ...answer };
      at += 1;
    }
  }
  return answers as T;
}
