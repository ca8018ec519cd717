import { t } from '../l10n.js';
import type { Control, FormView } from './view.js';

/** Rows as somebody typed them, of which the text cannot hold all: two of them bear one name. */
export interface KeptRows {
  readonly id: string;
  readonly rows: readonly (readonly string[])[];
  readonly name: string;
}

/** The first name that stands in two rows; undefined where there is none. */
export function repeatedName(rows: readonly (readonly string[])[]): string | undefined {
  const names = rows.map(([name = '']) => name.trim()).filter((name) => name !== '');
  return names.find((name, index) => names.indexOf(name) !== index);
}

/** The view with these rows in the place of those of the text, and what is wrong with them. */
export function withKeptRows(view: FormView, kept: KeptRows): FormView {
  let label: string | undefined;
  const put = (control: Control): Control => {
    if (control.type === 'part') return { ...control, controls: control.controls.map(put) };
    if (control.type === 'resources' && control.open) {
      const groups = control.open.groups.map((group) => ({ ...group, controls: group.controls.map(put) }));
      return { ...control, open: { ...control.open, groups } };
    }
    if (control.type !== 'rows' || control.id !== kept.id) return control;
    ({ label } = control);
    return { ...control, rows: kept.rows };
  };
  const sections = view.sections.map((section) => ({ ...section, controls: section.controls.map(put) }));
  if (label === undefined) return view;
  const text = t('Two rows are called "{name}", and only the first is written. Give one of them another name.', { name: kept.name });
  // The one that is not written is the one to rename.
  const row = kept.rows.findLastIndex(([name]) => name === kept.name);
  return { ...view, sections, problems: [...view.problems, { control: kept.id, label, text, severity: 'error', row }] };
}
