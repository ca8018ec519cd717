import type { Operation } from 'fast-json-patch';
import type { FormView } from '../core/form/view.js';

/** Both ends drop messages of another version. */
export const VERSION = 1;

/** What somebody did, by the ids of the controls of the view. Values are texts, as typed: the host knows what they mean. */
export type ToHost = { readonly v: typeof VERSION } & (
  | { readonly type: 'ready'; readonly state?: PageState }
  /** A control has another value. `commit`: the typing came to an end, so it is written as one edit. `rev` grows with each message. */
  | { readonly type: 'edit'; readonly rev: number; readonly id: string; readonly value: ControlValue; readonly commit: boolean }
  /** Something was done to the list of resources. */
  | { readonly type: 'resource'; readonly rev: number; readonly action: ResourceAction; readonly index: number }
  /** Opens or closes a group of the forecast. */
  | { readonly type: 'group'; readonly id: string; readonly open: boolean }
  /**
   * A secret travels in this message alone. It is stored with `commit`; without, it is held in memory while somebody types, since a
   * page that is hidden is told nothing before it goes.
   */
  | { readonly type: 'secret'; readonly id: string; readonly value: string; readonly commit: boolean }
  | { readonly type: 'secretAction'; readonly id: string; readonly action: 'clear' | 'copy' }
  /** *Create Connector*, or *Generate Files* over an existing file. */
  | { readonly type: 'submit'; readonly rev: number }
  | { readonly type: 'action'; readonly action: HostAction }
);

/** A text, a mark, or rows of texts. */
export type ControlValue = string | boolean | readonly (readonly string[])[];

export type ResourceAction = 'add' | 'open' | 'save' | 'discard' | 'copy' | 'remove' | 'undoRemove' | 'up' | 'down';

/** Things the editor does outside of the form. */
export type HostAction = 'cancel' | 'startOver' | 'openText' | 'details' | 'back' | 'openFolder' | 'chooseFolder' | 'remedy';

/** What the page keeps of itself, so that a window that is loaded again shows what was typed. Never a secret. */
export interface PageState {
  /** The text of a new connector as the host last told it. */
  readonly draft?: string;
  /** What was typed and not committed. */
  readonly typed?: { readonly id: string; readonly value: ControlValue };
  /** Index of the open resource. */
  readonly resource?: number;
  /** Groups of the forecast that somebody opened or closed. */
  readonly groups?: Readonly<Record<string, boolean>>;
  /** Ids of opened parts. */
  readonly open: readonly string[];
  readonly scroll: number;
}

export type ToForm = { readonly v: typeof VERSION } &
  /** All there is to draw. `rev` is that of the last message the view takes account of. */
  (
    | {
        readonly type: 'view';
        readonly rev: number;
        readonly view: FormView;
        readonly mode: 'new' | 'file';
        /** Ids of secrets the editor keeps. */
        readonly stored: readonly string[];
        /** The editor forgets secrets when the window is loaded again. */
        readonly forgetful: boolean;
        readonly readOnly: boolean;
        /** A new connector's text, to be kept as a part of the page's state. */
        readonly draft?: string;
        /** A draft of an earlier form was taken up: *Start Over* is offered. */
        readonly resumed?: boolean;
      }
    /** The view, as changes (RFC 6902) of the message that told the last one: a keystroke changes little of a long form. */
    | { readonly type: 'change'; readonly changes: readonly Operation[] }
    /** Said once, politely: a resource was removed (with a button to undo), a value was copied. */
    | { readonly type: 'told'; readonly text: string; readonly undo?: boolean }
    /** A control gets the focus: the first bad one, or where somebody came from. */
    | { readonly type: 'focus'; readonly control: string }
    | { readonly type: 'progress'; readonly text: string }
    /** `action`: a button beside it, which leads to what can be done. */
    | { readonly type: 'failed'; readonly text: string; readonly action?: { readonly label: string; readonly action: HostAction } }
    | { readonly type: 'created'; readonly done: Created }
  );

/** The view after *Create Connector*. */
export interface Created {
  readonly title: string;
  readonly count: number;
  readonly folder: string;
  /** The steps of an import into Cenit, and what is to be typed in there. */
  readonly next: readonly string[];
}

/** One handler for each message of a union: a message without one does not compile. */
export type Handlers<M extends { readonly type: string }> = {
  readonly [T in M['type']]: (message: Extract<M, { readonly type: T }>) => void | Promise<void>;
};

export type * from '../core/form/view.js';
