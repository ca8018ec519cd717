import { t } from '../l10n.js';
import { authKinds, authKindOf } from '../auth/index.js';
import { SECRETS, type AuthKind } from '../auth/kind.js';
import { CONNECTOR_NAME, namespaceOf, titleOf } from '../naming.js';
import { child, textAt, type MapNode, type SpecNode } from '../spec/tree.js';
import { connectionPlace } from '../vocabulary/connection.js';
import { defaultsPlace } from '../vocabulary/resource.js';
import { rootPlace } from '../vocabulary/root.js';
import { below, type At } from './at.js';
import { controlsOf, fieldControls } from './controls.js';
import { sharedControls } from './shared.js';
import type { Control, FormSection, PartControl, SecretControl, TextControl } from './view.js';

const EMPTY: MapNode = { kind: 'map', range: { start: 0, end: 0 }, entries: new Map() };

export function rootAt(root: SpecNode | undefined): At {
  const variables = child(root, 'variables');
  const names = variables?.kind === 'map' ? [...variables.entries.keys()] : [];
  return { path: [], node: root ?? EMPTY, inherited: undefined, elsewhere: false, variables: names };
}

/** Name and title, with what follows from the name. */
export function connectorSection(root: At): FormSection {
  const name = textAt(root.node, 'name') ?? '';
  const controls = fieldControls(rootPlace.fields, root, ['variables', 'connection', 'defaults']);
  return { id: 'connector', label: t('Connector'), controls: controls.map((control) => withName(control, name)) };
}

function withName(control: Control, name: string): Control {
  if (control.type !== 'text' || !CONNECTOR_NAME.test(name)) return control;
  const more: Partial<TextControl> =
    control.id === 'name'
      ? { beside: t('namespace {namespace} · folder {folder}', { namespace: namespaceOf(name), folder: `${name}/` }) }
      : { placeholder: titleOf(name), proposed: true };
  return { ...control, ...more };
}

/** The kind of authorization, its main fields, and the rest behind a button. */
export function authorizationSection(root: At): FormSection {
  const at = below(root, 'authorization');
  const kind = authKindOf(textAt(at.node, 'type') ?? '');
  const type: Control = {
    id: 'authorization/type',
    label: t('Type'),
    type: 'choice',
    value: textAt(at.node, 'type') ?? '',
    options: authKinds.map(({ type: value, label, description }) => ({ value, label: t(label), help: t(description) })),
  };
  return { id: 'authorization', label: t('Authorization'), controls: [type, ...(kind ? kindControls(kind, at) : [])] };
}

function kindControls(kind: AuthKind, at: At): readonly Control[] {
  const several = child(at.node, 'keys') !== undefined;
  const controlsAt = (key: string): readonly Control[] => {
    const field = kind.fields[key];
    // Beside a list of keys these may not stand; who wrote them all the same has to see them.
    if (!field || (several && ALONE.includes(key) && !child(at.node, key))) return [];
    return controlsOf(field, key === 'keys' ? keysAt(at) : below(at, key));
  };
  const secrets = kind.secrets({ type: kind.type, node: at.node?.kind === 'map' ? at.node : EMPTY });
  const main = kind.main.flatMap((key) => (key === SECRETS ? secrets.map(secretControl) : controlsAt(key)));
  const rest = [...new Set([...(kind.advanced ?? []), ...Object.keys(kind.fields)])]
    .filter((key) => !kind.main.includes(key))
    .flatMap(controlsAt);
  return [...main, ...partOf('authorization/advanced', t('Advanced: {name}', { name: t(kind.label) }), rest)];
}

/** What says the one key of an authorization that has no list of them. */
const ALONE = ['in', 'name', 'prefix'];

/** The rows of the keys; the one key that stands alone is the first of them, so that another can be added to it. */
function keysAt(at: At): At {
  const keys = below(at, 'keys');
  return keys.node || !child(at.node, 'name') ? keys : { ...keys, node: at.node };
}

const secretControl = ({ id, label }: { readonly id: string; readonly label: string }): SecretControl => ({
  type: 'secret',
  id: `secret/${id}`,
  label,
  help: t('Kept on this machine and never written: Cenit asks for it after the import.'),
});

/** A part behind a button; none where it would be empty. */
export function partOf(id: string, label: string, controls: readonly Control[], sentence?: string): readonly PartControl[] {
  return controls.length === 0 ? [] : [{ id, label, type: 'part', controls, ...(sentence === undefined ? {} : { sentence }) }];
}

export function connectionSection(root: At): FormSection {
  const at = below(root, 'connection');
  const address = (key: 'url' | 'sandbox_url'): readonly Control[] =>
    controlsOf(connectionPlace.fields[key], below(at, key)).map((control) => ({ ...control, placeholders: root.variables ?? [] }));
  return {
    id: 'connection',
    label: t('Connection'),
    controls: [
      ...address('url'),
      ...partOf('connection/advanced', t('Advanced: {name}', { name: t('Connection') }), address('sandbox_url')),
      ...fieldControls({ parameters: connectionPlace.fields.parameters, headers: connectionPlace.fields.headers }, at),
      ...fieldControls({ variables: rootPlace.fields.variables }, root),
    ],
  };
}

/** What all resources share; closed at first. */
export function defaultsSection(root: At): FormSection {
  const at = below(root, 'defaults');
  const controls = [...fieldControls({ primary_key: defaultsPlace.fields.primary_key }, at), ...sharedControls(at)];
  return {
    id: 'defaults',
    label: t('For all resources'),
    ...differences(at.node, child(root.node, 'resources')),
    controls: partOf('defaults/advanced', t('For all resources'), controls),
  };
}

/** What some resources say for themselves though all of them share it. */
function differences(defaults: SpecNode | undefined, resources: SpecNode | undefined): { readonly help?: string } {
  const items = resources?.kind === 'list' ? resources.items : [];
  const told = sharedPaths(defaults).flatMap((path) => {
    const names = items.flatMap((item) => (hasAt(item, path) ? [textAt(item, 'name') ?? t('a new resource')] : []));
    return names.length > 0 ? [`${path.join(' ').replace(/_/g, ' ')} (${someOf(names)})`] : [];
  });
  return told.length > 0 ? { help: t('Some resources have their own: {list}.', { list: told.join(', ') }) } : {};
}

/** The keys of the defaults, and those one deeper where the blocks of a direction hold them. */
function sharedPaths(defaults: SpecNode | undefined): readonly (readonly string[])[] {
  if (defaults?.kind !== 'map') return [];
  return [...defaults.entries].flatMap(([key, { node }]) =>
    (key === 'import' || key === 'export') && node.kind === 'map' ? [...node.entries.keys()].map((inner) => [key, inner]) : [[key]],
  );
}

const hasAt = (item: SpecNode, [first, ...rest]: readonly string[]): boolean => {
  const node = first === undefined ? undefined : child(item, first);
  return node !== undefined && (rest.length === 0 || hasAt(node, rest));
};

function someOf(names: readonly string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), t('{0} more', names.length - 3)] : names;
  return shown.length < 2 ? shown.join('') : t('{0} and {1}', shown.slice(0, -1).join(', '), shown.at(-1) ?? '');
}
