import { camelize, pluralize, underscore } from 'inflected';
import { deburr } from 'lodash-es';

/** What Cenit accepts as the name of an algorithm (setup/algorithm.rb); every name of a resource obeys it. */
export const ALGORITHM_NAME = /^[a-z][a-z_\d]*$/;
export const CONNECTOR_NAME = /^[a-z][a-z0-9_]*$/;
/** Algorithms beside those of the resources must not begin like theirs. */
export const RESOURCE_PREFIXES = ['do_import_', 'do_export_', 'do_get_', 'do_create_', 'do_update_', 'parse_', 'trigger_'] as const;
export const LONGEST_NAME = 100;
/** The connector's one connection, and its one algorithm that reads the answers of all resources. */
export const CONNECTION = 'default_connection';
export const ERROR_CHECK = 'do_check_error_response';
/** The template parameter that chooses between the two addresses. */
export const SANDBOX = 'sandbox';

const WINDOWS_DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** Files and folders of this name cannot be made on Windows, so a repository with one cannot be shared. */
export function isWindowsDevice(name: string): boolean {
  return WINDOWS_DEVICES.test(name);
}

/**
 * The words of a resource's name: parted at blanks, hyphens and underscores, Latin letters without their accents.
 * @returns undefined where a sign or a letter of another script stands in it: nothing is dropped silently
 */
export function wordsOfName(name: string): readonly string[] | undefined {
  const words = name.split(/[\s_-]+/u).filter((word) => word !== '');
  const plain: string[] = [];
  for (const word of words) {
    // The script is looked at first: the tables of transliteration know other alphabets too, and would guess.
    if (!/^[\p{Script=Latin}\p{M}\d]+$/u.test(word)) return undefined;
    const folded = deburr(word.normalize('NFKD')).normalize('NFD').replace(/\p{M}/gu, '');
    if (!/^[A-Za-z0-9]+$/.test(folded)) return undefined;
    plain.push(folded);
  }
  return plain.length > 0 ? plain : undefined;
}

/** `SalesOrder`, `sales order` → sales_order (ActiveSupport's underscore, whose rules Cenit lives by). */
export function singularOf(words: readonly string[]): string {
  return words.map((word) => underscore(word)).join('_');
}

/** The plural of a snake_case name as Rails makes it. */
export function pluralOf(singular: string): string {
  return pluralize(singular);
}

/** Words joined, each with a capital, capitals kept: `XML file` → XMLFile. */
export function dataTypeOf(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

export function namespaceOf(connector: string): string {
  return camelize(connector);
}

export function titleOf(connector: string): string {
  return connector
    .split('_')
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

/** The algorithm that judges the answers about a resource, where they are judged in many ways. */
export const judgeName = (rn: string): string => `judge_answer_${rn}`;

/** The names of all a resource's elements: the only place that makes them. */
export function resourceNames(rn: string, rns: string, parserNames: 'singular' | 'plural') {
  return {
    getOne: `get_${rn}`,
    getMany: `get_${rns}`,
    getChanged: `get_changed_${rns}`,
    create: `create_${rn}`,
    update: `update_${rn}`,
    event: `handle_${rn}`,
    doImportOne: `do_import_${rn}`,
    doImportMany: `do_import_${rns}`,
    doGetOne: `do_get_${rn}`,
    doGetMany: `do_get_${rns}`,
    rejectEarlier: `reject_earlier_${rns}`,
    findNext: `find_next_changed_${rns}`,
    parseAnswer: `parse_from_api_response_${parserNames === 'plural' ? rns : rn}`,
    trigger: `trigger_for_change_${rn}`,
    doExport: `do_export_${rn}`,
    doCreate: `do_create_${rn}`,
    doUpdate: `do_update_${rn}`,
    parseRequest: `parse_2_api_request_${rn}`,
    keyWord: `${rn}_id`,
  };
}

export type ResourceNames = ReturnType<typeof resourceNames>;
