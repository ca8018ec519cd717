import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ACME, CLI, testFolder } from '../support/commandLine.js';

const ROOT = testFolder('idioma');

type Locale = Readonly<Partial<Record<'LC_ALL' | 'LC_MESSAGES' | 'LANG', string>>>;

function run(locale: Locale, ...words: readonly string[]) {
  const none = { LC_ALL: '', LC_MESSAGES: '', LANG: '' };
  return spawnSync(process.execPath, [CLI, ...words], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...none, ...locale } });
}

function fileWith(text: string): string {
  const file = join(mkdtempSync(join(ROOT, 'c ')), 'connector.yaml');
  writeFileSync(file, text);
  return file;
}

test('the first locale that says something is the language', () => {
  const isSpanish = (locale: Locale): boolean => run(locale).stderr.startsWith('Diga qué hay que hacer.\nUso: ');
  for (const locale of ['es', 'es_ES', 'es_MX.UTF-8', 'es@euro', 'ES_cu']) assert.ok(isSpanish({ LC_ALL: locale }), locale);
  for (const locale of ['C', 'POSIX', 'C.UTF-8', 'en_US.UTF-8', 'est', 'et_EE', '', '../es', 'x'])
    assert.ok(!isSpanish({ LC_ALL: locale }), locale);
  assert.ok(isSpanish({ LANG: 'es_ES.UTF-8' }));
  assert.ok(isSpanish({ LC_MESSAGES: 'es_ES.UTF-8', LANG: 'C' }));
  assert.ok(isSpanish({ LC_ALL: '', LC_MESSAGES: '', LANG: 'es' }));
  assert.ok(!isSpanish({ LC_ALL: 'C', LC_MESSAGES: 'es', LANG: 'es' }));
  assert.ok(!isSpanish({ LC_MESSAGES: 'en_GB', LANG: 'es' }));
  assert.match(run({}).stderr, /^Say what to do\.\nUsage: /);
});

const ES: Locale = { LC_ALL: 'es_ES.UTF-8' };

test('help, wrong use, problems and summaries are told in it', () => {
  assert.match(
    run(ES, '--help').stdout,
    /^cenit-connectors: crea un conector de Cenit completo[^]*authorization: \{type: basic\}[^]*Códigos de salida: 0 hecho/,
  );
  assert.match(run(ES, 'frobnicate').stderr, /^No existe el comando 'frobnicate'\./);
  const file = fileWith(ACME);
  for (const [words, said] of [
    [['--chekc'], /^No existe la opción '--chekc'\./],
    [['--json=x'], /^'--json' no lleva valor\./],
    [['--on-conflict'], /^'--on-conflict' necesita un valor\./],
  ] as const)
    assert.match(run(ES, 'generate', file, ...words).stderr, said);
  assert.match(
    run(ES, 'plan', file).stdout,
    /^ {2}creado .*\n[^]*acme: \d+ elementos en \d+ archivos \(creados: \d+\)\. No se escribió nada: lo hace "generate"\.\n$/,
  );
  const made = run(ES, 'generate', file);
  assert.equal(made.status, 0, made.stderr);
  assert.match(made.stdout, /\n {2}Recursos de Contact +\S/);
  assert.match(made.stdout, /\nSiguiente paso: importe .*collection\.json en Cenit /);
  assert.match(run(ES, 'generate', file).stdout, /acme: está al día\./);
  const wrong = run(ES, 'validate', fileWith(ACME.replace('primary_key', 'primary_kee')));
  assert.equal(wrong.status, 1);
  assert.match(
    wrong.stdout,
    /connector\.yaml:6:5 unknown-key "primary_kee" no es una clave de: recurso\. ¿Quiso decir "primary_key"\?\n[^]*: tiene errores\.\n$/,
  );
});

test('messages of --json are told in it, codes and states stay', () => {
  const file = fileWith(ACME.replace('https:', 'ftp:'));
  const answer = JSON.parse(run(ES, 'plan', '--json', file).stdout) as { problems: { code: string; message: string; severity: string }[] };
  assert.deepEqual(
    answer.problems.map(({ code, message, severity }) => [code, message, severity]),
    [['url-scheme', 'Una URL empieza con http:// o https://.', 'error']],
  );
  const planned = JSON.parse(run(ES, 'plan', '--json', fileWith(ACME)).stdout) as { files: { status: string }[] };
  assert.ok(planned.files.every(({ status }) => status === 'created'));
});

test('what is generated is the same in every language', () => {
  const [one, other] = [fileWith(ACME), fileWith(ACME)];
  run(ES, 'generate', one);
  run({ LC_ALL: 'C' }, 'generate', other);
  const made = (file: string): string => readFileSync(join(file, '../collection.json'), 'utf8');
  assert.equal(made(one), made(other));
});

test('the texts are found behind a link', { skip: process.platform === 'win32' && 'links need rights there' }, () => {
  const link = join(ROOT, 'cenit-connectors');
  symlinkSync(CLI, link);
  const { stderr } = spawnSync(process.execPath, [link], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'es' } });
  assert.match(stderr, /^Diga qué hay que hacer\./);
});
