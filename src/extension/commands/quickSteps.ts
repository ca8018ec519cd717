import * as vscode from 'vscode';
import { Back, type Place } from './steps.js';

interface TextOptions extends Place {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  readonly value: string;
  /** What is wrong with a text; undefined where nothing is. */
  readonly check: (text: string) => string | undefined | Promise<string | undefined>;
}

/** A text; `Back` where the back button was pressed. */
export function askText({
  title,
  prompt,
  placeholder,
  value,
  check,
  step,
  total,
  back,
  typed,
}: TextOptions): Promise<string | Back | undefined> {
  const input = vscode.window.createInputBox();
  Object.assign(input, { title, prompt, placeholder, value: typed ?? value, step, totalSteps: total, ignoreFocusOut: true });
  if (back) input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    let answered = false;
    const finish = (answer: string | Back | undefined): void => {
      answered = true;
      resolve(answer);
      input.dispose();
    };
    const validate = async (): Promise<boolean> => {
      const { value: text } = input;
      const problem = await check(text.trim());
      // A check may take a while: of a text that changed meanwhile it says nothing.
      if (answered || input.value !== text) return false;
      input.validationMessage = problem ?? '';
      return problem === undefined;
    };
    input.onDidChangeValue(() => void validate());
    input.onDidTriggerButton(() => finish(new Back(input.value)));
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

/** One of several; `Back` where the back button was pressed. */
export function askPick<I extends vscode.QuickPickItem>({
  title,
  placeholder,
  items,
  active,
  step,
  total,
  back,
  typed = '',
}: PickOptions<I>): Promise<I | Back | undefined> {
  const pick = vscode.window.createQuickPick<I>();
  Object.assign(pick, { title, placeholder, items, value: typed, step, totalSteps: total, ignoreFocusOut: true, matchOnDescription: true });
  if (active) pick.activeItems = [active];
  if (back) pick.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    let answered = false;
    const finish = (answer: I | Back | undefined): void => {
      answered = true;
      resolve(answer);
      pick.dispose();
    };
    pick.onDidTriggerButton(() => finish(new Back(pick.value)));
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0] ?? pick.activeItems[0];
      // Text that no item matches is no answer: the list stays open.
      if (chosen) finish(chosen);
    });
    pick.onDidHide(() => !answered && finish(undefined));
    pick.show();
  });
}
