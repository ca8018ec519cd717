// The notices that the licences of the packed packages ask for: each package with the text of its licence.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {readonly { readonly name: string, readonly version: string, readonly folder: string, readonly license: string }[]} packages
 * @returns {string}
 */
export function noticesOf(packages) {
  const parts = packages.map(({ name, version, folder, license }) => {
    const text = licenceText(folder);
    if (text === undefined && license === '') throw new Error(`${name} says nothing of its licence`);
    return `${name} ${version} (${license})\n\n${(text ?? `Distributed under the licence ${license}.`).trim()}\n`;
  });
  const head = 'This extension holds code of the following packages, each under its own licence.\n';
  return [head, ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}

/** @param {string} folder */
function licenceText(folder) {
  if (!existsSync(folder)) return undefined;
  const file = readdirSync(folder).find((name) => /^(?:licen[cs]e|copying)(?:\.(?:md|txt))?$/i.test(name));
  return file && readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
}
