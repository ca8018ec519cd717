import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { formHtml } from '../../src/extension/form/html.js';

const parts = { nonce: 'abc', source: 'https://own.example', script: '1;', language: 'de', title: 'Konnektor', texts: { Back: 'Zurück' } };

test('the page lets in its own script by the nonce and its own style, and nothing is allowed inline or evaluated', () => {
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(formHtml(parts)) ?? [];
  assert.equal(
    policy,
    "default-src 'none'; script-src 'nonce-abc'; style-src https://own.example; font-src https://own.example; img-src https://own.example data:",
  );
});

test('a language is a word and nothing else', () => {
  assert.match(formHtml({ ...parts, language: '"><script>' }), /<html lang="script">/);
});

test('texts of a language stand in the page as data, and neither they nor its title end their element', () => {
  const html = formHtml({ ...parts, title: 'A & <b>', texts: { Back: 'V</script><script>alert(1)</script>' } });
  assert.match(html, /<title>A &amp; &lt;b><\/title>/);
  const [, json = ''] = /<script type="application\/json" id="texts">(.*?)<\/script>/.exec(html) ?? [];
  assert.deepEqual(JSON.parse(json), { Back: 'V</script><script>alert(1)</script>' });
  assert.equal(html.match(/<\/?script/g)?.length, 4);
  assert.doesNotMatch(formHtml({ ...parts, texts: undefined }), /id="texts"/);
});

test('nothing in the built script ends it or begins another one, since it stands in the page itself', () => {
  assert.doesNotMatch(readFileSync('dist/webview/form.js', 'utf8'), /<\/?script/i);
});
