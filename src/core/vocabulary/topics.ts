import { authKinds } from '../auth/index.js';
import type { Fields, Place } from './field.js';
import { places } from './places.js';
import { TOPIC_PAGES, type TopicName } from './topicPages.js';

/** A page of the documentation: its tables are those of the language, so that page, hover and form cannot disagree. */
export interface Topic {
  readonly page: string;
  readonly title: string;
  readonly intro: string;
  /** A small connector.yaml that is generated as it stands. */
  readonly example: string;
  readonly tables: readonly Table[];
}

export interface Table {
  readonly title: string;
  readonly description: string;
  readonly fields: Fields;
}

const tableOf = ({ title, description, fields }: Place, name = title): Table => ({ title: name, description, fields });

const only = (place: Place, ...keys: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(place.fields).filter(([key]) => keys.includes(key)));

const TOPICS: Readonly<Record<TopicName, Omit<Topic, 'page'>>> = {
  pagination: {
    title: 'Pagination',
    intro:
      'An import reads a list page by page, one page for each run of its task. The type says what leads to the next page. Of what tells the last page, the first that is given decides: `more`, then `next`, then `total` or `pages`; where none is, a page that is not full is the last one, and an empty page always is. An import also ends, with a warning and with what it has, when a page repeats the one before, at `max_pages`, and where the address of a next page is not one of the connection.',
    example: `name: store
authorization: {type: bearer}
connection: {url: https://api.store.example/v1}
resources:
  - name: Order
    primary_key: id
    records: data
    pagination:
      type: cursor                  # each answer holds the mark of the next page
      parameter: after
      next: paging.next.after
      size: {parameter: limit, value: 100}
    import:
      all: GET orders
      one: GET orders/{id}
`,
    tables: [tableOf(places.pagination, 'pagination'), tableOf(places.pageSize, 'size')],
  },
  incremental: {
    title: 'What changed since',
    intro:
      'An import with a start date asks only for what changed since. Where the API takes that date in another request than the one of the whole list, that is `changed` below `import`. `{since}` and `{until}` stand for the dates in paths, parameters, headers and bodies; in a list that is asked for without a start date, a longer text or a body that names `{since}` gets 1970-01-01T00:00:00Z. Where the API takes no date at all, `field` alone leaves out here what is earlier.',
    example: `name: helpdesk
authorization: {type: bearer}
connection: {url: https://api.helpdesk.example}
resources:
  - name: Ticket
    primary_key: id
    pagination: page
    incremental:
      parameter: updated_since      # GET tickets?updated_since=2024-05-06T07:08:09Z
      field: updated_at
      initial: 180d
    import:
      all: GET tickets
      one: GET tickets/{id}
  - name: Person
    primary_key: id
    import:
      all: GET people
      changed:
        request: POST people/search
        body: {filter: {field: modified, operator: GTE, value: "{since}"}}
        incremental: {in: body, format: epoch_ms, field: modified}
      one: GET people/{id}
`,
    tables: [tableOf(places.incremental, 'incremental')],
  },
  errors: {
    title: 'Errors, empty answers and rate limits',
    intro:
      'All answers are read by one algorithm, do_check_error_response. In this order: no answer fails; a rate limit waits and asks again; a status that is an error, or a condition of `when` that holds, fails with the message that is found; no body, or a status of `empty`, is an empty list or a record that is not there; what is not JSON fails with its first 200 characters.',
    example: `name: forum
authorization: {type: bearer}
connection: {url: https://api.forum.example}
defaults:
  errors:
    when: [{path: ok, is: false}]   # errors in answers with status 200
    message: [error.detail, error]
    code: error.code
  rate_limit: {status: [429], wait: Retry-After, tries: 5}
resources:
  - name: Topic
    primary_key: id
    import:
      all: GET topics
      one: GET topics/{id}
`,
    tables: [
      tableOf(places.errors, 'errors'),
      tableOf(places.condition, 'when'),
      tableOf(places.rateLimit, 'rate_limit'),
      tableOf(places.rateLimitWhen, 'when of rate_limit'),
      { title: 'Of a resource', description: 'Beside them.', fields: only(places.resource, 'empty') },
    ],
  },
  'export-bodies': {
    title: 'What an export sends',
    intro:
      'The record as the API gave it, with the changed `fields` written into it; then `only` these fields, without those of `omit`, without the primary key where it is new, with those of `add`; all that is `$record` in the `body`. A text that is exactly `$record`, `$record.a.b`, `$id`, `$uuid` or `$current.a` becomes that value and keeps its kind; `$current` is the remote record, read right before. After it the new id and the record are taken from the answer, or the record is read again.',
    example: `name: ledger
authorization: {type: basic}
connection: {url: https://api.ledger.example/v2}
resources:
  - name: Invoice
    primary_key: id
    fields:
      total: {type: number, from: amounts.total}
    import:
      all: GET invoices
      one: GET invoices/{id}
    export:
      omit: [created_at, amounts.tax]
      body: {invoice: $record}
      headers: {Idempotency-Key: "{uuid}"}
      id: invoice.id
      returns: id
      create: POST invoices
      update:
        request: PATCH invoices/{id}
        add: {revision: $current.revision}
`,
    tables: [tableOf(places.exportFlow, 'export'), tableOf(places.recordField, 'fields')],
  },
  authorization: {
    title: 'Authorization',
    intro:
      'How calls say who calls. No secret stands in connector.yaml: Cenit asks for it after the import of the collection. Where Cenit itself cannot do what a key asks for, the key is told of with what to do instead.',
    example: `name: crm
authorization:
  type: oauth2
  authorize_url: https://login.crm.example/authorize
  token_url: https://login.crm.example/token
  scopes: [contacts.read, contacts.write]
  authorize_parameters: {access_type: offline, prompt: consent}
connection: {url: https://api.crm.example}
resources:
  - name: Contact
    primary_key: id
    import:
      all: GET contacts
      one: GET contacts/{id}
`,
    tables: authKinds.map(({ type, description, fields }) => ({ title: `type: ${type}`, description, fields })),
  },
};

/** All topics, in the order of their pages. */
export const topics: readonly Topic[] = Object.values(TOPIC_PAGES).map((page) => ({ page, ...TOPICS[page] }));
