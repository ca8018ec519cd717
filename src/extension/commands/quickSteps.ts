import * as vscode from 'vscode';

/** The answer of the back button; no text somebody types can be it. */
export const BACK = Symbol('back');
export type Back = typeof BACK;

/** One question of a chain; `undefined` as an answer goes back or gives up. */
export interface Step<T> {
  readonly ask: (
    answers: Readonly<Partial<T>>,
    place: { readonly step: number; readonly total: number; readonly back: boolean },
  ) => Promise<Partial<T> | Back | undefined>;
}

/** Asks one question after the other, with a way back; gives what was answered, or stops silently. */
export async function askSteps<T>(steps: readonly Step<T>[]): Promise<T> {
  let answers: Partial<T> = {};
  for (let at = 0; at < steps.length;) {
    const answer = await steps[at]?.ask(answers, { step: at + 1, total: steps.length, back: at > 0 });
    if (answer === undefined) throw new vscode.CancellationError();
    if (answer === BACK) at -= 1;
    else {
      answers = { ...answers, ...answer };
      at += 1;
    }
  }
  return answers as T;
}

interface Place {
  readonly step: number;
  readonly total: number;
  readonly back: boolean;
}

interface TextOptions extends Place {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  readonly value: string;
  /** What is wrong with a text; undefined where nothing is. */
  readonly check: (text: string) => string | undefined | Promise<string | undefined>;
}

/** A text; BACK where the back button was pressed. */
export function askText({ title, prompt, placeholder, value, check, step, total, back }: TextOptions): Promise<string | Back | undefined> {
  const input = vscode.window.createInputBox();
  Object.assign(input, { title, prompt, placeholder, value, step, totalSteps: total, ignoreFocusOut: true });
  if (back) input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    let answered = false;
    const finish = (answer: string | Back | undefined): void => {
      answered = true;
      resolve(answer);
      input.dispose();
    };
    const validate = async (): Promise<boolean> => {
      const problem = await check(input.value.trim());
      input.validationMessage = problem ?? '';
      return problem === undefined;
    };
    input.onDidChangeValue(() => void validate());
    input.onDidTriggerButton(() => finish(BACK));
    input.onDidAccept(() => void validate().then((fine) => fine && finish(input.value.trim())));
    input.onDidHide(() => !answered && finish(undefined));
    input.show();
  });
}

interface PickOptions<I extends vscode.QuickPickItem> extends Place {
  readonly title: string;
  readonly placeholder: string;
  readonly items: readonly I[];
  readonly active: I | undefined;
}

/** One of several; BACK where the back button was pressed. */
export function askPick<I extends vscode.QuickPickItem>({
  title,
  placeholder,
  items,
  active,
  step,
  total,
  back,
}: PickOptions<I>): Promise<I | Back | undefined> {
  const pick = vscode.window.createQuickPick<I>();
  Object.assign(pick, { title, placeholder, items, step, totalSteps: total, ignoreFocusOut: true, matchOnDescription: true });
  if (active) pick.activeItems = [active];
  if (back) pick.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    let answered = false;
    const finish = (answer: I | Back | undefined): void => {
      answered = true;
      resolve(answer);
      pick.dispose();
    };
    pick.onDidTriggerButton(() => finish(BACK));
    pick.onDidAccept(() => finish(pick.selectedItems[0] ?? pick.activeItems[0]));
    pick.onDidHide(() => !answered && finish(undefined));
    pick.show();
  });
}
