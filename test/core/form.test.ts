import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { FormSession, planElements, readConnector, type Control, type FormView, type TypedValue } from '../../src/core/index.js';
import { connectorText } from '../support/connector.js';

const EXAMPLE = readFileSync('examples/zohocrm/connector.yaml', 'utf8');

/** All controls that are in the page, those behind buttons too. */
function controlsOf(view: FormView): readonly Control[] {
  const all = (controls: readonly Control[]): readonly Control[] =>
    controls.flatMap((control) => {
      if (control.type === 'part') return [control, ...all(control.controls)];
      if (control.type === 'resources') return [control, ...(control.open?.groups.flatMap((group) => all(group.controls)) ?? [])];
      return [control];
    });
  return view.sections.flatMap(({ controls }) => all(controls));
}

/** A person at the form: who sees names, and types into what bears them. */
class Person {
  readonly session: FormSession;

  constructor(text = '') {
    this.session = new FormSession(text);
  }

  control(label: string): Control {
    const found = controlsOf(this.session.view()).filter((control) => control.label === label);
    // What an open resource says is called as what all of them share, which stands before it.
    const control = found.at(-1);
    assert.ok(control, `no control is called ${label}`);
    return control;
  }

  type(label: string, value: TypedValue): this {
    const text = this.session.commit(this.control(label).id, value);
    if (text !== undefined) this.session.setText(text);
    return this;
  }

  does(...[action, index]: Parameters<FormSession['resourceAction']>): this {
    const { text } = this.session.resourceAction(action, index);
    if (text !== undefined) this.session.setText(text);
    return this;
  }

  get text(): string {
    return this.session.text;
  }
}

function typeResource(person: Person, name: string, path: string): void {
  person
    .does('add', 0)
    .type('Resource name', name)
    .type('Primary key', 'id')
    .type('Get all: path', path)
    .type('Get one: path', `/${path}/{id}/`)
    .type('Create: path', path)
    .type('Update: path', `${path}/{id}`)
    .does('save', 0);
}

test('the Zoho CRM example typed into an empty form is the example, as data', () => {
  const person = new Person();
  person
    .type('Name', 'zohocrm')
    .type('Title', 'Zoho CRM')
    .type('Type', 'oauth2')
    .type('Header prefix', 'Zoho-oauthtoken')
    .type('Authorization endpoint', 'https://accounts.zoho.com/oauth/v2/auth')
    .type('Access token endpoint', 'https://accounts.zoho.com/oauth/v2/token')
    .type('Client ID', '1000.ABC')
    .type('Scopes', 'ZohoCRM.modules.contacts.ALL, ZohoCRM.modules.leads.ALL')
    .type('Scope separator', ',')
    .type('Authorize parameters', [
      ['access_type', 'offline'],
      ['prompt', 'consent'],
      ['', 'ignored'],
    ])
    .type('Base URL', 'https://www.zohoapis.com/crm/v2')
    .type('Records at', 'data')
    .type('One record at', 'data[0]')
    .type('Pagination type', 'page')
    .type('More flag', 'info.more_records')
    .type('Size value', '100')
    .type('Since header', 'If-Modified-Since')
    .type('Time field', 'Modified_Time')
    .type('Error conditions', [
      ['status', 'error'],
      ['data[0].status', 'error'],
    ])
    .type('Error messages', 'message, data[0].message')
    .type('Export body (JSON)', '{"data": ["$record"]}')
    .type('New id at', 'data[0].details.id')
    .type('Returns', 'id');
  typeResource(person, 'Contact', 'Contacts');
  typeResource(person, 'Lead', 'Leads');
  const wanted = parse(EXAMPLE) as { authorization: Record<string, unknown> };
  wanted.authorization.client_id = '1000.ABC';
  assert.deepEqual(parse(person.text), wanted);
  const view = person.session.view();
  assert.deepEqual(
    view.problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  assert.equal(view.forecast.count, 37);
});

test('what is forecast of a connector with mistakes is what is made without them', () => {
  for (const flow of ['', '    flows: [import]', '    flows: [export]\n    records: data']) {
    const text = connectorText(flow);
    const { connector } = readConnector(text);
    assert.ok(connector);
    const exact = new Set(planElements(connector).map(({ name }) => name));
    const { forecast, problems } = new FormSession(text.replace('https://api.acme.example/v1', 'nowhere')).view();
    assert.ok(problems.length > 0);
    const told = forecast.groups.flatMap(({ elements }) => elements?.map(({ name }) => name) ?? []);
    assert.deepEqual(
      told.filter((name) => !exact.has(name)),
      [],
    );
    assert.equal(told.length, exact.size);
  }
});
