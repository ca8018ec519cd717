import assert from 'node:assert/strict';
import { messageOf, planElements, readConnector, renderDrafts, type Draft } from '../../src/core/index.js';

/** All files of a valid connector by path; fails where the text has an error. */
export function draftsOf(text: string): ReadonlyMap<string, Draft> {
  const { connector, problems } = readConnector(text);
  const errors = problems.filter((problem) => problem.severity === 'error').map((problem) => `${problem.code}: ${messageOf(problem)}`);
  assert.deepEqual(errors, []);
  assert.ok(connector);
  return new Map(renderDrafts(planElements(connector)).map((draft) => [draft.path, draft]));
}

/** The code of an algorithm's file, without its header. */
export function codeOf(draft: Draft | undefined): string {
  assert.ok(draft);
  return draft.content.slice(draft.content.indexOf('\n\n') + 2);
}

/** A small connector with one resource, both flows; `more` is put into the resource, `top` before `resources`. */
export function connectorText(more = '', top = 'authorization: {type: basic}'): string {
  return `name: acme
${top}
connection: {url: https://api.acme.example/v1}
resources:
  - name: Contact
    primary_key: id
${more === '' ? '' : `${more}\n`}    import: {all: GET contacts, one: "GET contacts/{id}"}
    export: {create: POST contacts, update: "PUT contacts/{id}"}
`;
}

/** The first keys of a connector, and one with a resource that is imported, laid out line by line. */
export const HEAD = 'name: acme\nauthorization: {type: basic}\nconnection: {url: https://a.test}\n';
export const WHOLE = `${HEAD}resources:
  - name: Contact
    primary_key: id
    import:
      all: GET contacts
      one: GET contacts/{id}
`;
