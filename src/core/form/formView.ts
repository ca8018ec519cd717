import { t } from '../l10n.js';
import { countBy, sortBy } from 'lodash-es';
import type { Reading } from '../readConnector.js';
import { specMessageOf } from '../problems/spec.js';
import { child, textAt, type SpecNode } from '../spec/tree.js';
import { forecastOf } from './forecast.js';
import { FormMemo } from './formMemo.js';
import { formProblems, shownControls, type Shown } from './problems.js';
import { resourceAt, resourcesControl, resourcesOf, resourceControls } from './resources.js';
import { authorizationSection, connectionSection, connectorSection, defaultsSection, rootAt } from './sections.js';
import { sentenceOf } from './sentence.js';
import type { FormSection, FormView } from './view.js';

export interface FormOptions {
  /** Index of the resource that is open. */
  readonly resource?: number | undefined;
  /** Groups of the forecast that are open. */
  readonly groups?: ReadonlySet<string>;
  /** Of the views before. */
  readonly memo?: FormMemo;
}

/**
 * The whole form over a text of connector.yaml that was read.
 * @returns a view that only leads to the text where it cannot be read as YAML, or is no map
 */
export function formView(reading: Reading, { resource, groups = new Set(), memo = new FormMemo() }: FormOptions = {}): FormView {
  const { tree, connector, problems } = reading;
  const blocked = blockedBy(reading);
  if (blocked !== undefined) return { title: '', sections: [], forecast: { count: 0, groups: [] }, problems: [], blocked };
  const root = rootAt(tree);
  const sections = [connectorSection(root), authorizationSection(root), connectionSection(root), defaultsSection(root)];
  const open = resource !== undefined && resource < resourcesOf(root.node).length ? resource : undefined;
  const named = (index: number): readonly Shown[] => {
    const at = resourceAt(root, index);
    return shownControls(resourceControls(at), { index, name: textAt(at.node, 'name') ?? '' });
  };
  const shown = [...sections.flatMap(({ controls }) => shownControls(controls)), { id: 'resources', label: t('Resources/Flows') }];
  const places = new Map(shown.map(({ id }, index) => [id, index]));
  // In the order of the page, which need not be that of the file.
  const told = sortBy(formProblems(problems, tree, shown, named), ({ control = '', resource: index }) =>
    index === undefined ? (places.get(control) ?? 0) : shown.length,
  );
  const counts = countBy(told, ({ resource: index }) => index);
  const countOf = (index: number): number => counts[index] ?? 0;
  const last: FormSection = {
    id: 'resources',
    label: t('Resources/Flows'),
    controls: [resourcesControl(root, open, countOf, memo, open === undefined ? undefined : sentenceOf(connector?.resources[open]))],
  };
  return {
    title: titleAt(tree),
    sections: [...sections, last],
    forecast: forecastOf(tree, connector, groups, memo),
    problems: told,
  };
}

function titleAt(root: SpecNode | undefined): string {
  return textAt(root, 'title') ?? textAt(root, 'name') ?? '';
}

/** Why no form can edit the text; undefined where one can. */
function blockedBy({ tree, problems }: Reading): string | undefined {
  if (tree) {
    if (tree.kind !== 'map') return t('This file holds no keys: a connector.yaml is a map of names and values.');
    const wrong = ['authorization', 'connection', 'defaults'].find((key) => isOther(child(tree, key), 'map'));
    if (wrong !== undefined) return t('What stands at "{key}" is no map, so a form cannot edit it.', { key: wrong });
    if (isOther(child(tree, 'resources'), 'list')) return t('What stands at "resources" is no list, so a form cannot edit it.');
    return undefined;
  }
  const first = problems.find(({ code }) => code !== 'spec-empty');
  return first && specMessageOf(first);
}

const isOther = (node: SpecNode | undefined, kind: SpecNode['kind']): boolean =>
  node !== undefined && node.kind !== kind && !(node.kind === 'scalar' && node.value === null);
