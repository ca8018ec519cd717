import type {
  ChoiceControl,
  Control,
  FlagControl,
  FormProblem,
  FormView,
  PartControl,
  ResourceRow,
  RowsControl,
  SecretControl,
  TextControl,
  ToForm,
} from '../../src/protocol/form.js';

/** Views as the editor would send them: made by hand, as the page must not need to know what they mean. */
export type View = Extract<ToForm, { readonly type: 'view' }>;

export const text = (id: string, label: string, more: Partial<TextControl> = {}): TextControl => ({
  type: 'text',
  id,
  label,
  value: '',
  placeholder: '',
  ...more,
});
export const flag = (id: string, label: string, value: boolean, help?: string): FlagControl => ({
  type: 'flag',
  id,
  label,
  value,
  ...(help && { help }),
});
export const secret = (id: string, label: string): SecretControl => ({
  type: 'secret',
  id,
  label,
  help: 'Cenit asks for it after the import.',
});
export const choice = (
  id: string,
  label: string,
  value: string,
  options: readonly (readonly [string, string, string?])[],
): ChoiceControl => ({
  type: 'choice',
  id,
  label,
  value,
  options: options.map(([of, name, help]) => ({ value: of, label: name, ...(help && { help }) })),
});
export const part = (id: string, label: string, controls: readonly Control[], sentence?: string): PartControl => ({
  type: 'part',
  id,
  label,
  controls,
  ...(sentence && { sentence }),
});
export const pairs = (id: string, label: string, word: string, rows: readonly (readonly string[])[] = []): RowsControl => ({
  type: 'rows',
  id,
  label,
  columns: [
    { label: `${label.slice(0, -1)} name`, kind: 'text', suggestions: ['Accept', 'Accept-Language', 'Content-Type'] },
    { label: `${label.slice(0, -1)} value`, kind: 'text' },
  ],
  rows,
  add: `Add ${word}`,
  remove: `Remove ${word}`,
});
export const problem = (control: string | undefined, label: string, said: string, more: Partial<FormProblem> = {}): FormProblem => ({
  control,
  label,
  text: said,
  severity: 'error',
  ...more,
});

const VERBS = ['GET', 'POST', 'PUT', 'DELETE'].map((verb) => [verb, verb] as const);

export const resourceControls = (index: number): readonly { readonly label: string; readonly controls: readonly Control[] }[] => {
  const at = (key: string): string => `resources/${index}/${key}`;
  return [
    {
      label: 'Resource',
      controls: [
        text(at('name'), 'Resource name', { value: 'Contact' }),
        text(at('primary_key'), 'Primary key', { placeholder: 'id', proposed: true }),
        flag(at('import'), 'Import-Flow', true),
        flag(at('export'), 'Export-Flow', true),
      ],
    },
    {
      label: 'Import',
      controls: [
        { ...choice(at('get/verb'), 'Get one: verb', 'GET', VERBS), joined: true },
        text(at('get/path'), 'Get one: path', { placeholder: 'contacts/{id}', proposed: true }),
      ],
    },
    { label: '', controls: [part(at('advanced'), 'Advanced: Contact', [text(at('records'), 'Records at')], 'asks contacts once')] },
  ];
};

export const rows = (count: number): readonly ResourceRow[] =>
  Array.from({ length: count }, (_, index) => ({
    name: ['Contact', 'Lead', 'Deal'][index] ?? `Thing ${index + 1}`,
    key: 'id',
    flows: index === 1 ? 'Import' : 'Import, Export',
    paths: 'GET contacts · GET contacts/{id} · POST contacts · PUT contacts/{id}',
    count: 14,
    problems: index === 1 ? 2 : 0,
  }));

const AUTHORIZATION: readonly Control[] = [
  choice('authorization/type', 'Type', 'oauth2', [
    ['none', 'None'],
    ['basic', 'Basic', 'A user name and a password with each request.'],
    ['oauth2', 'OAuth 2', 'Cenit asks the service for a token and renews it.'],
  ]),
  text('authorization/url', 'Authorization endpoint', { placeholder: 'https://accounts.example.com/authorize' }),
  secret('authorization/client_id', 'Client ID'),
  secret('authorization/client_secret', 'Client secret'),
  text('authorization/scopes', 'Scopes', {
    value: 'contacts.read, contacts.write',
    list: true,
    help: 'Separated by commas.',
    inherited: 'This value comes from the defaults.',
  }),
  part('authorization/advanced', 'Advanced: OAuth 2', [
    text('authorization/separator', 'Scope separator', { placeholder: 'a blank' }),
    flag('authorization/rotates', 'Refresh token rotates', false, 'The service gives another refresh token with each renewal.'),
  ]),
];

/** A form with a control of each type. */
export function formView(change: Partial<FormView> & { readonly count?: number; readonly open?: number } = {}): FormView {
  const { count = 3, open, ...more } = change;
  return {
    title: 'Zoho CRM',
    sections: [
      {
        id: 'connector',
        label: 'Connector',
        controls: [
          text('name', 'Name', { beside: 'namespace Zohocrm · folder zohocrm/', help: 'Small letters, digits and underscores.' }),
          text('title', 'Title', { value: 'Zoho CRM', placeholder: 'Zohocrm' }),
        ],
      },
      { id: 'authorization', label: 'Authorization', help: 'How Cenit proves to the service who it is.', controls: AUTHORIZATION },
      {
        id: 'connection',
        label: 'Connection',
        controls: [
          text('connection/url', 'Base URL', { placeholder: 'https://api.example.com/v1' }),
          pairs('connection/headers', 'Headers', 'header', [['Accept', 'application/json']]),
          text('connection/note', 'Note', { multiline: true }),
          {
            type: 'rows',
            id: 'connection/variables',
            label: 'Variables',
            columns: [
              { label: 'Variable name', kind: 'text' },
              { label: 'Variable title', kind: 'text' },
              { label: 'Example', kind: 'text' },
              { label: 'Default', kind: 'text' },
              { label: 'Secret', kind: 'flag' },
            ],
            rows: [['region', 'Region', 'eu', 'eu', 'true']],
            add: 'Add variable',
            remove: 'Remove variable',
          },
        ],
      },
      {
        id: 'resources',
        label: 'Resources',
        controls: [
          {
            type: 'resources',
            id: 'resources',
            label: 'Resources',
            rows: rows(count),
            ...(open !== undefined && { open: { index: open, label: 'Contact', groups: resourceControls(open) } }),
          },
        ],
      },
    ],
    forecast: {
      count: 37,
      groups: [
        {
          id: 'security',
          label: 'Security',
          count: 3,
          elements: ['default_authorization', 'default_client', 'default_provider'].map((name) => ({ name, detail: 'Zohocrm' })),
        },
        { id: 'contact', label: 'Resources for Contact', count: 4 },
      ],
    },
    problems: [],
    ...more,
  };
}

export const view = (rev: number, shown: FormView, more: Partial<View> = {}): View => ({
  v: 1,
  type: 'view',
  rev,
  view: shown,
  mode: 'new',
  stored: [],
  forgetful: false,
  readOnly: false,
  ...more,
});

/** The same view with something else in one control. */
export function withControl(shown: FormView, id: string, change: object): FormView {
  const at = (control: Control): Control => {
    const changed = control.id === id ? { ...control, ...change } : control;
    if (changed.type === 'part') return { ...changed, controls: changed.controls.map(at) };
    if (changed.type !== 'resources' || !changed.open) return changed;
    const groups = changed.open.groups.map((group) => ({ ...group, controls: group.controls.map(at) }));
    return { ...changed, open: { ...changed.open, groups } };
  };
  return { ...shown, sections: shown.sections.map((section) => ({ ...section, controls: section.controls.map(at) })) };
}
