/** What the page may send, as a JSON Schema: the page is not trusted, so the host looks at each message before it reads it. */
const text = { type: 'string' } as const;
const index = { type: 'integer', minimum: 0 } as const;
const value = {
  anyOf: [text, { type: 'boolean' }, { type: 'array', items: { type: 'array', items: text } }],
} as const;

const message = (type: string, properties: Readonly<Record<string, object>>, optional: readonly string[] = []): object => ({
  type: 'object',
  properties: { v: { const: 1 }, type: { const: type }, ...properties },
  required: ['v', 'type', ...Object.keys(properties).filter((key) => !optional.includes(key))],
  additionalProperties: false,
});

const state = {
  type: 'object',
  properties: {
    draft: text,
    typed: { type: 'object', properties: { id: text, value }, required: ['id', 'value'], additionalProperties: false },
    resource: index,
    groups: { type: 'object', additionalProperties: { type: 'boolean' } },
    open: { type: 'array', items: text },
    scroll: { type: 'number' },
  },
  required: ['open', 'scroll'],
  additionalProperties: false,
} as const;

export const toHostSchema = {
  type: 'object',
  properties: { type: { type: 'string' } },
  required: ['type'],
  discriminator: { propertyName: 'type' },
  oneOf: [
    message('ready', { state }, ['state']),
    message('edit', { rev: index, id: text, value, commit: { type: 'boolean' } }),
    message('resource', {
      rev: index,
      action: { enum: ['add', 'open', 'save', 'discard', 'copy', 'remove', 'undoRemove', 'up', 'down'] },
      index,
    }),
    message('group', { id: text, open: { type: 'boolean' } }),
    message('secret', { id: text, value: text, commit: { type: 'boolean' } }),
    message('secretAction', { id: text, action: { enum: ['clear', 'copy'] } }),
    message('submit', { rev: index }),
    message('action', {
      action: { enum: ['cancel', 'startOver', 'openText', 'details', 'back', 'openFolder', 'chooseFolder', 'remedy'] },
    }),
  ],
} as const;
