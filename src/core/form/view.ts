/**
 * What the form shows, as plain data: the page draws it and holds no rule of its own. Texts, rules and help come from the field
 * tables, so the form, the editor of the text and the command line say the same.
 */
export interface FormView {
  /** The connector's title; '' while it has none. */
  readonly title: string;
  /** In the order of the page; each is a fieldset with a legend. */
  readonly sections: readonly FormSection[];
  readonly forecast: Forecast;
  /** What is wrong, in the order of the page. */
  readonly problems: readonly FormProblem[];
  /** The text cannot be edited by a form as it is: nothing but this is shown, with a button that leads to the text. */
  readonly blocked?: string;
}

export interface FormSection {
  /** Stays the same: the target of its jump link. */
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly controls: readonly Control[];
}

export type Control = TextControl | ChoiceControl | FlagControl | SecretControl | RowsControl | PartControl | ResourcesControl;

interface Named {
  /** The place of its value in connector.yaml, such as `authorization/token_url`; stays the same while the place does. */
  readonly id: string;
  /** Its accessible name, the whole of it. */
  readonly label: string;
  readonly help?: string;
}

interface Valued extends Named {
  /** Where a value comes from that does not stand here itself: `defaults`, an alias or a merge key; a sentence for people. */
  readonly inherited?: string;
}

/** One text; also numbers and lists, with commas between their items. */
export interface TextControl extends Valued {
  readonly type: 'text';
  readonly value: string;
  /** What holds when it is empty, or an example; Tab in an empty control takes it over where `proposed` says so. */
  readonly placeholder: string;
  readonly proposed?: boolean;
  /** More than one line. */
  readonly multiline?: boolean;
  /** What follows from it, shown live beside it. */
  readonly beside?: string;
  /** Words that may stand in braces, offered behind a `{`. */
  readonly placeholders?: readonly string[];
  /** Offered while somebody types. */
  readonly suggestions?: readonly string[];
  /** A list, each item shown as a tag. */
  readonly list?: boolean;
}

export interface ChoiceControl extends Valued {
  readonly type: 'choice';
  /** The first half of the control behind it: side by side where there is room. */
  readonly joined?: boolean;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly help?: string }[];
}

export interface FlagControl extends Valued {
  readonly type: 'flag';
  readonly value: boolean;
}

/** A value that never stands in the file: the editor keeps it, and only whether it does is told. */
export interface SecretControl extends Named {
  readonly type: 'secret';
}

/** Rows of texts; a row without a text in its first column is not written. */
export interface RowsControl extends Valued {
  readonly type: 'rows';
  readonly columns: readonly RowColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Names of its buttons: *Add header*, *Remove header*. */
  readonly add: string;
  readonly remove: string;
}

export interface RowColumn {
  readonly label: string;
  readonly kind: 'text' | 'flag' | 'choice';
  readonly suggestions?: readonly string[];
  /** What a `choice` offers; the first is taken in a new row. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** Controls behind a button with `aria-expanded`. */
export interface PartControl extends Named {
  readonly type: 'part';
  /** What its settings do together, in one sentence. */
  readonly sentence?: string;
  readonly controls: readonly Control[];
}

/** The list of resources, and the one that is open. */
export interface ResourcesControl extends Named {
  readonly type: 'resources';
  readonly rows: readonly ResourceRow[];
  readonly open?: OpenResource;
}

export interface ResourceRow {
  readonly name: string;
  readonly key: string;
  readonly flows: string;
  readonly paths: string;
  /** Elements it makes. */
  readonly count: number;
  readonly problems: number;
}

export interface OpenResource {
  readonly index: number;
  readonly label: string;
  readonly groups: readonly { readonly label: string; readonly controls: readonly Control[] }[];
}

/** The elements that will be made, grouped as in the tree. */
export interface Forecast {
  readonly count: number;
  readonly groups: readonly ForecastGroup[];
}

export interface ForecastGroup {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** Left out of a long forecast until somebody opens the group. */
  readonly elements?: readonly { readonly name: string; readonly detail: string }[];
}

export interface FormProblem {
  /** The control it is shown at; undefined: no control shows this place. */
  readonly control: string | undefined;
  /** The control's name for people: `Base URL`, `Contact › Plural`. */
  readonly label: string;
  readonly text: string;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  /** The resource that has to be open to see the control. */
  readonly resource?: number;
  /** The row of the control that is meant; undefined: all of it. */
  readonly row?: number;
}
