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
  return { path: [], node: root ?? EMPTY, inherited: undefined, elsewhere: false };
}

/** Name and title, with what follows from the name. */
export function connectorSection(root: At): FormSection {
  const name = textAt(root.node, 'name') ?? '';
  const controls = fieldControls(rootPlace.fields, root, ['variables', 'connection', 'defaults']);
  return { id: 'connector', label: 'Connector', controls: controls.map((control) => withName(control, name)) };
}

function withName(control: Control, name: string): Control {
  if (control.type !== 'text' || !CONNECTOR_NAME.test(name)) return control;
  const more: Partial<TextControl> =
    control.id === 'name' ? { beside: `namespace ${namespaceOf(name)} · folder ${name}/` } : { placeholder: titleOf(name), proposed: true };
  return { ...control, ...more };
}

/** The kind of authorization, its main fields, and the rest behind a button. */
export function authorizationSection(root: At): FormSection {
  const at = below(root, 'authorization');
  const kind = authKindOf(textAt(at.node, 'type') ?? '');
  const type: Control = {
    id: 'authorization/type',
    label: 'Type',
    type: 'choice',
    value: textAt(at.node, 'type') ?? '',
    options: authKinds.map(({ type: value, label, description }) => ({ value, label, help: description })),
  };
  return { id: 'authorization', label: 'Authorization', controls: [type, ...(kind ? kindControls(kind, at) : [])] };
}

function kindControls(kind: AuthKind, at: At): readonly Control[] {
  const fields = Object.entries(kind.fields);
  const several = child(at.node, 'keys') !== undefined;
  const controlsAt = (key: string): readonly Control[] => {
    const field = kind.fields[key];
    return field && !(several && (key === 'in' || key === 'name')) ? controlsOf(field, below(at, key)) : [];
  };
  const secrets = kind.secrets({ type: kind.type, node: at.node?.kind === 'map' ? at.node : EMPTY });
  const main = kind.main.flatMap((key) => (key === SECRETS ? secrets.map(secretControl) : controlsAt(key)));
  const rest = fields.filter(([key]) => !kind.main.includes(key)).flatMap(([key]) => controlsAt(key));
  return [...main, ...partOf('authorization/advanced', `Advanced: ${kind.label}`, rest)];
}

const secretControl = ({ id, label }: { readonly id: string; readonly label: string }): SecretControl => ({
  type: 'secret',
  id: `secret/${id}`,
  label,
  help: 'Kept on this machine and never written: Cenit asks for it after the import.',
});

/** A part behind a button; none where it would be empty. */
export function partOf(id: string, label: string, controls: readonly Control[], sentence?: string): readonly PartControl[] {
  return controls.length === 0 ? [] : [{ id, label, type: 'part', controls, ...(sentence === undefined ? {} : { sentence }) }];
}

export function connectionSection(root: At): FormSection {
  const at = below(root, 'connection');
  return {
    id: 'connection',
    label: 'Connection',
    controls: [
      ...fieldControls({ url: connectionPlace.fields.url }, at),
      ...partOf('connection/advanced', 'Advanced: Connection', fieldControls({ sandbox_url: connectionPlace.fields.sandbox_url }, at)),
      ...fieldControls({ parameters: connectionPlace.fields.parameters, headers: connectionPlace.fields.headers }, at),
      ...fieldControls({ variables: rootPlace.fields.variables }, root),
    ],
  };
}

/** What all resources share; closed at first. */
export function defaultsSection(root: At): FormSection {
  const at = below(root, 'defaults');
  const own = [...new Set(Object.keys(defaultsPlace.fields))];
  const resources = child(root.node, 'resources');
  const different = (resources?.kind === 'list' ? resources.items : []).flatMap((resource) => {
    const keys = own.filter((key) => child(at.node, key) && child(resource, key) && key !== 'import' && key !== 'export');
    return keys.length > 0 ? [`${textAt(resource, 'name') ?? 'A resource'} says its own ${keys.join(', ')}.`] : [];
  });
  const controls = [...fieldControls({ primary_key: defaultsPlace.fields.primary_key }, at), ...sharedControls(at)];
  return {
    id: 'defaults',
    label: 'For all resources',
    ...(different.length > 0 ? { help: different.slice(0, 5).join(' ') } : {}),
    controls: partOf('defaults/advanced', 'For all resources', controls),
  };
}
