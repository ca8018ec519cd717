import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

export const CLI = join(process.cwd(), 'dist/cli.js');

/** A connector of one resource that lacks nothing. */
export const ACME = `name: acme
authorization: {type: none}
connection: {url: https://api.acme.example}
resources:
  - name: Contact
    primary_key: id
    import: {all: GET contacts, one: "GET contacts/{id}"}
`;

/** A folder for the tests of one file, which goes with them; its name has a blank and a letter that is not ASCII. */
export function testFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name} ñ `));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
