/** Something that stops a command and is no bug: one sentence for people, and what they can do about it. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly action?: { readonly title: string; readonly run: () => unknown },
  ) {
    super(message);
  }
}
