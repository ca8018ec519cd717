import type { RubyCode } from './ruby.js';
import type { TemplateName } from './templates.gen.js';

/** What a template reads. A part in it becomes Ruby before the template sees it. */
export type View = Readonly<Record<string, unknown>>;

/** Code that a template of its own makes. Plans hold it as data, so that planning needs no templates. */
export class Part {
  constructor(
    readonly template: TemplateName,
    readonly view: View,
  ) {}
}

/** Code that depends on the action at work. */
export class PartByAction {
  constructor(readonly branches: readonly { readonly actions: readonly string[]; readonly code: Part | RubyCode | undefined }[]) {}
}

/** Code that depends on a condition; written once where both come to the same. */
export class PartIf {
  constructor(
    readonly condition: RubyCode,
    readonly then: Part | RubyCode | undefined,
    readonly otherwise: Part | RubyCode | undefined,
  ) {}
}
