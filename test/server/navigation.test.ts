import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LanguageClient } from '../support/languageClient.js';

let client: LanguageClient;
before(async () => {
  client = await LanguageClient.start();
});
after(() => client.stop());

test('the server reads a document as it changes', () => {
  assert.equal(client.capabilities.textDocumentSync, 2);
});
