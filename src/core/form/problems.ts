import { t } from '../l10n.js';
import { specMessageOf } from '../problems/spec.js';
import type { SpecProblem } from '../result.js';
import { pathAt } from '../spec/pathAt.js';
import type { SpecNode, TreePath } from '../spec/tree.js';
import { idOf } from './at.js';
import type { Control, FormProblem } from './view.js';

/** A control with its name for people, in its section or resource. */
export interface Shown {
  readonly id: string;
  readonly label: string;
  readonly resource?: number;
  /** Nothing is typed in it. */
  readonly empty?: boolean;
  /** What its rows are called, where it has some. */
  readonly rows?: readonly string[];
}

/** All controls of a form, those behind buttons too, in the order of the page. */
export function shownControls(
  controls: readonly Control[],
  resource?: { readonly index: number; readonly name: string },
): readonly Shown[] {
  return controls.flatMap((control): readonly Shown[] => {
    if (control.type === 'part') return shownControls(control.controls, resource);
    if (control.type === 'resources') return [{ id: control.id, label: control.label }];
    const label = resource ? `${resource.name === '' ? t('New resource') : resource.name} › ${control.label}` : control.label;
    const empty = control.type === 'text' && control.value === '';
    const rows = control.type === 'rows' ? { rows: control.rows.map(([first = '']) => first) } : {};
    return [{ id: control.id, label, ...(resource ? { resource: resource.index } : {}), ...(empty ? { empty } : {}), ...rows }];
  });
}

/**
 * The problems of the text as the form tells them: each at the control of its place, else at the nearest one above it.
 * @param controlsOf the controls of a resource that is not open
 */
export function formProblems(
  problems: readonly SpecProblem[],
  root: SpecNode | undefined,
  shown: readonly Shown[],
  controlsOf: (index: number) => readonly Shown[],
): readonly FormProblem[] {
  const byResource = new Map<number, readonly Shown[]>();
  const shownAt = ([first, index]: TreePath): readonly Shown[] => {
    if (first !== 'resources' || typeof index !== 'number') return shown;
    if (!byResource.has(index)) byResource.set(index, controlsOf(index));
    return byResource.get(index) ?? [];
  };
  return problems.flatMap((problem) => {
    const { severity, lacks } = problem;
    const paths = lacks ? lacks.keys.map((key): TreePath => [...lacks.path, key]) : [root ? pathOf(root, problem) : []];
    return paths.map((path): FormProblem => {
      const { control, below } = controlAt(path, shownAt(path));
      const label = control?.label ?? 'connector.yaml';
      const isEmpty = control?.empty === true && severity === 'error';
      const text = control && (lacks || isEmpty || problem.code === 'too-few-items') ? missing(control) : specMessageOf(problem);
      const own = path[0] === 'resources' && typeof path[1] === 'number' ? { resource: path[1] } : {};
      return { control: control?.id, label, text, severity, ...own, ...rowOf(control, below) };
    });
  });
}

function missing({ id, label }: Shown): string {
  return id === 'resources' ? t('Add a resource.') : t('{label} is missing.', { label: label.split(' › ').at(-1) ?? '' });
}

/** Where the form shows what a rule found: some tell of a key that is missing at the key beside it. */
function pathOf(root: SpecNode, problem: SpecProblem): TreePath {
  const path = pathAt(root, problem.range);
  const resource = path.slice(0, 2);
  switch (problem.code) {
    case 'request-missing':
      return [...resource, String(problem.args.block), String(problem.args.request)];
    case 'primary-key-missing':
      return [...resource, 'primary_key'];
    case 'flow-none':
      return [...resource, 'flows'];
    default:
      return path;
  }
}

/** The row of a control that a step of a path leads to: of a list by its place, of a map by its name. */
function rowOf(control: Shown | undefined, step: string | number | undefined): { readonly row?: number } {
  const row = typeof step === 'number' ? step : (control?.rows?.indexOf(step ?? '') ?? -1);
  return control?.rows && row >= 0 ? { row } : {};
}

/** The control of a path or of the nearest place above it, and the step that leads below it. */
function controlAt(path: TreePath, shown: readonly Shown[]): { readonly control?: Shown; readonly below?: string | number | undefined } {
  for (let length = path.length; length > 0; length -= 1) {
    const id = idOf(path.slice(0, length));
    const base = ({ id: one }: Shown): string => one.split('#')[0] ?? '';
    const found =
      shown.find((one) => one.id === `${id}#path`) ??
      shown.find((one) => base(one) === id) ??
      shown.find((one) => one.id.startsWith(`${id}/`));
    if (found) return { control: found, below: path[length] };
  }
  return {};
}
