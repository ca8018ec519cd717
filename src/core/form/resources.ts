import { t } from '../l10n.js';
import { dataTypeOf, pluralOf, singularOf, wordsOfName } from '../naming.js';
import { child, isNull, textAt, textOf, type SpecNode } from '../spec/tree.js';
import { exportFlowPlace } from '../vocabulary/exportFlow.js';
import { importFlowPlace } from '../vocabulary/importFlow.js';
import { resourcePlace } from '../vocabulary/resource.js';
import { below, idOf, type At } from './at.js';
import { controlsOf, fieldControls, requestControls, requestOf } from './controls.js';
import { elementsOfResource, flowsOf } from './forecast.js';
import type { FormMemo } from './formMemo.js';
import { partOf } from './sections.js';
import { sharedControls } from './shared.js';
import type { Control, OpenResource, ResourceRow, ResourcesControl } from './view.js';

/** The resources as they stand, and the controls of the one that is open. */
export function resourcesControl(
  root: At,
  open: number | undefined,
  problemsOf: (index: number) => number,
  memo: FormMemo,
  sentence?: string,
): ResourcesControl {
  const items = resourcesOf(root.node);
  const defaults = child(root.node, 'defaults');
  const opened = open === undefined ? undefined : items[open];
  return {
    id: 'resources',
    label: t('Resources/Flows'),
    type: 'resources',
    rows: items.map((item, index) => ({ ...memo.rows.of(item, [defaults], () => rowOf(item, defaults)), problems: problemsOf(index) })),
    ...(open === undefined || !opened ? {} : { open: openResource(resourceAt(root, open), open, sentence) }),
  };
}

export function resourcesOf(root: SpecNode | undefined): readonly SpecNode[] {
  const list = child(root, 'resources');
  return list?.kind === 'list' ? list.items : [];
}

/** The place of one resource, with what `defaults` say for it. */
export function resourceAt(root: At, index: number): At {
  return {
    path: ['resources', index],
    node: resourcesOf(root.node)[index],
    inherited: child(root.node, 'defaults'),
    elsewhere: false,
    variables: root.variables,
  };
}

function rowOf(item: SpecNode, defaults: SpecNode | undefined): Omit<ResourceRow, 'problems'> {
  const flows = flowsOf(item, defaults);
  const requests = [
    ...['all', 'one'].map((key) => child(child(item, 'import'), key)),
    ...['create', 'update'].map((key) => child(child(item, 'export'), key)),
  ].flatMap((node) => textOf(node) ?? textAt(node, 'request') ?? []);
  return {
    name: textAt(item, 'name') ?? '',
    key: textAt(item, 'primary_key') ?? textAt(defaults, 'primary_key') ?? '',
    flows: [...(flows.imports ? [t('Import')] : []), ...(flows.exports ? [t('Export')] : [])].join(', '),
    paths: [...new Set(requests)].join(' · '),
    count: elementsOfResource(item, defaults).length,
  };
}

function openResource(at: At, index: number, sentence: string | undefined): OpenResource {
  return { index, label: textAt(at.node, 'name') ?? '', groups: groupsOf(at, sentence) };
}

/** All controls of a resource, as if it were open. */
export function resourceControls(at: At): readonly Control[] {
  return groupsOf(at, undefined).flatMap(({ controls }) => controls);
}

function groupsOf(at: At, sentence: string | undefined): OpenResource['groups'] {
  const name = textAt(at.node, 'name') ?? '';
  const heading = name === '' ? t('New resource') : name;
  const flows = flowsOf(at.node, at.inherited);
  const imports = below(at, 'import');
  const exports = below(at, 'export');
  const { name: nameField, primary_key, data_type, plural } = resourcePlace.fields;
  const flow = (key: 'import' | 'export', label: string, value: boolean): Control => ({
    id: `${idOf(at.path)}/flows#${key}`,
    label,
    type: 'flag',
    value,
  });
  return [
    {
      label: heading,
      controls: [
        ...fieldControls({ name: nameField, primary_key }, at),
        flow('import', t('Import-Flow'), flows.imports),
        flow('export', t('Export-Flow'), flows.exports),
        ...fieldControls({ data_type, plural }, at).map((control) => derived(control, name)),
      ],
    },
    ...(flows.imports ? [{ label: t('Import'), controls: importRequests(imports) }] : []),
    ...(flows.exports ? [{ label: t('Export'), controls: exportRequests(exports, imports) }] : []),
    {
      label: '',
      controls: partOf(`${idOf(at.path)}/advanced`, t('Advanced: {name}', { name: heading }), sharedControls(at, flows), sentence),
    },
  ];
}

/** Data type and plural follow the name until somebody writes them. */
function derived(control: Control, name: string): Control {
  const words = wordsOfName(name);
  if (control.type !== 'text' || !words) return control;
  return { ...control, placeholder: control.id.endsWith('/plural') ? pluralOf(singularOf(words)) : dataTypeOf(words) };
}

function importRequests(imports: At): readonly Control[] {
  const { all, one } = importFlowPlace.fields;
  return [...requestControls(one, below(imports, 'one'), proposed(imports, true)), ...controlsOf(all, below(imports, 'all'))];
}

function exportRequests(exports: At, imports: At): readonly Control[] {
  const { create, update } = exportFlowPlace.fields;
  return [
    ...requestControls(create, below(exports, 'create'), proposed(imports, false)),
    ...requestControls(update, below(exports, 'update'), proposed(imports, true)),
  ];
}

/** Most APIs answer to the path of the list and, behind it, to the key of one record. */
function proposed(imports: At, one: boolean): string {
  const all = child(imports.node, 'all');
  const { path } = requestOf(textOf(all) ?? textAt(all, 'request') ?? '');
  if (path === '' || (all && isNull(all))) return '';
  return one ? `${path}/{id}` : path;
}
