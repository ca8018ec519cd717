import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Scratch } from './support.js';

/** Something a person does with a control of the form, by the name of the control. */
export type Done =
  | readonly ['fill' | 'choose', string, string]
  /** A field whose text leaves the page: its buttons take its place. */
  | readonly ['secret', string, string]
  | readonly ['press' | 'expand', string];

/** How it is done: by mouse, or by keyboard alone. */
export interface Hand {
  fill(name: string, text: string): Promise<void>;
  choose(name: string, option: string): Promise<void>;
  press(name: string): Promise<void>;
  expand(name: string): Promise<void>;
  /** Waits for a button. */
  seen(name: string): Promise<void>;
}

const EXAMPLE = readFileSync('examples/zohocrm/connector.yaml', 'utf8');
const SECRET = 'a5e1d0c7b2';

/** A resource as the example has two of: every path is the plural, with the key behind it for one record. In reading order. */
export const resource = (name: string, path: string): readonly Done[] => [
  ['press', 'Add resource'],
  ['fill', 'Resource name', name],
  ['fill', 'Primary key', 'id'],
  ['fill', 'Get one: path', `${path}/{id}`],
  ['fill', 'Get all: path', path],
  ['fill', 'Create: path', path],
  ['fill', 'Update: path', `${path}/{id}`],
  ['press', 'Save resource'],
];

/** The example, from the first field of an empty form to the last: each next control stands behind the one before. */
export const ZOHO: readonly Done[] = [
  ['fill', 'Name', 'zohocrm'],
  ['fill', 'Title', 'Zoho CRM'],
  ['choose', 'Type', 'OAuth 2'],
  ['fill', 'Header prefix', 'Zoho-oauthtoken'],
  ['fill', 'Authorization endpoint', 'https://accounts.zoho.com/oauth/v2/auth'],
  ['fill', 'Access token endpoint', 'https://accounts.zoho.com/oauth/v2/token'],
  ['fill', 'Client ID', '1000.ABC'],
  ['secret', 'Client secret', SECRET],
  ['fill', 'Scopes', 'ZohoCRM.modules.contacts.ALL, ZohoCRM.modules.leads.ALL'],
  ['expand', 'Advanced: OAuth 2'],
  ['fill', 'Scope separator', ','],
  ['press', 'Add authorize parameter'],
  ['fill', 'Authorize parameter name', 'access_type'],
  ['fill', 'Authorize parameter value', 'offline'],
  ['press', 'Add authorize parameter'],
  ['fill', 'Authorize parameter name', 'prompt'],
  ['fill', 'Authorize parameter value', 'consent'],
  ['fill', 'Base URL', 'https://www.zohoapis.com/crm/v2'],
  ['expand', 'For all resources'],
  ['fill', 'Records at', 'data'],
  ['fill', 'One record at', 'data[0]'],
  ['choose', 'Pagination type', 'Page'],
  ['fill', 'Size value', '100'],
  ['fill', 'More flag', 'info.more_records'],
  ['fill', 'Since header', 'If-Modified-Since'],
  ['fill', 'Time field', 'Modified_Time'],
  ['press', 'Add error condition'],
  ['fill', 'Error path', 'status'],
  ['fill', 'Error value', 'error'],
  ['press', 'Add error condition'],
  ['fill', 'Error path', 'data[0].status'],
  ['fill', 'Error value', 'error'],
  ['fill', 'Error messages', 'message, data[0].message'],
  ['fill', 'New id at', 'data[0].details.id'],
  ['choose', 'Returns', 'Id'],
  ['fill', 'Export body (JSON)', '{"data": ["$record"]}'],
  ...resource('Contact', 'Contacts'),
  ...resource('Lead', 'Leads'),
];

export async function perform(hand: Hand, list: readonly Done[]): Promise<void> {
  for (const [what, name, text = ''] of list) {
    if (what === 'press' || what === 'expand') await hand[what](name);
    else await hand[what === 'secret' ? 'fill' : what](name, text);
    if (what === 'secret') await hand.seen(`Replace ${name}`);
  }
}

/** The files of the example, made by the command line in a folder that is left as it was. */
export function madeOfExample(scratch: Scratch): ReadonlyMap<string, string> {
  scratch.write('zohocrm/connector.yaml', EXAMPLE);
  scratch.generate('zohocrm');
  const wanted = scratch.bytes('zohocrm/collection');
  scratch.remove();
  scratch.write('README.md', '');
  return wanted;
}

/** What was typed is the example, with what a person adds to it; the files are the same to the byte, and no file holds the secret. */
export function assertExample(scratch: Scratch, wanted: ReadonlyMap<string, string>): void {
  const data = parse(EXAMPLE) as { authorization: Record<string, unknown> };
  data.authorization.client_id = '1000.ABC';
  assert.deepEqual(parse(scratch.text('zohocrm/connector.yaml')), data);
  assert.ok(wanted.size > 0);
  assert.deepEqual(scratch.bytes('zohocrm/collection'), wanted);
  for (const text of scratch.bytes().values()) assert.ok(!text.includes(SECRET));
}
