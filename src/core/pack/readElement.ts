import type { JsonObject, JsonValue } from '../elements/element.js';
import { type ElementFolder, folderFacts } from '../layout.js';
import { withUnixLines } from '../lineEnds.js';
import { type FileProblem, fileProblem } from '../fileProblem.js';
import { DEEPEST_JSON, changedNumber, isJsonObject, readJson } from '../json.js';
import { ALGORITHM_NAME } from '../naming.js';
import type { ProblemArgs } from '../problems/sentences.js';
import type { ProblemCode } from '../problemText.js';
import { readAlgorithm } from '../render/header.js';
import type { Range } from '../result.js';
import { type ListedElement, listed, securityList } from './lists.js';

/** `warning`: the elements are there, and not all of them is as it is written. */
export type ElementReading =
  { readonly elements: readonly ListedElement[]; readonly warning?: FileProblem | undefined } | { readonly problem: FileProblem };

/** The elements one element file stands for: itself and, beside it, its snippet. */
export function readElement(file: string, folder: ElementFolder, text: string, namespace: string): ElementReading {
  if (folder === 'algorithms') return readRuby(file, text, namespace);
  const reading = readData(file, folder, text);
  const number = changedNumber(text);
  if ('problem' in reading || !number) return reading;
  const range = { start: number.start, end: number.end };
  return { ...reading, warning: fileProblem(file, 'warning', 'json-number', { number: number.read }, range) };
}

function readRuby(file: string, text: string, namespace: string): ElementReading {
  const name = file.slice(file.lastIndexOf('/') + 1, -'.rb'.length);
  if (!ALGORITHM_NAME.test(name)) return refused(file, 'algorithm-name', { name });
  const { description, parameters, code } = readAlgorithm(withUnixLines(text));
  const data = {
    _primary: ['namespace', 'name'],
    _reset: ['parameters'],
    namespace,
    name,
    description,
    language: 'ruby',
    parameters: parameters.map((parameter) => ({
      _primary: ['name'],
      name: parameter.name,
      ...(parameter.type ? { type: parameter.type } : {}),
      many: false,
      required: parameter.required,
    })),
    store_output: false,
    validate_output: false,
    snippet: { _reference: true, namespace, name: `${name}.rb` },
  };
  const body = code.trimEnd();
  return { elements: [listed('algorithms', file, data), snippet(file, namespace, `${name}.rb`, 'ruby', body === '' ? '' : `${body}\n`)] };
}

function readData(file: string, folder: Exclude<ElementFolder, 'algorithms'>, text: string): ElementReading {
  const reading = readJson(text);
  if ('offset' in reading) {
    const code = reading.reason === 'syntax' ? 'json-syntax' : 'json-depth';
    return refused(file, code, { levels: DEEPEST_JSON }, { start: reading.offset, end: Math.min(reading.offset + 1, text.length) });
  }
  const { value } = reading;
  if (!isJsonObject(value)) return refused(file, 'json-no-object', {}, { start: 0, end: text.length });
  if (typeof value.name !== 'string' || value.name.trim() === '') return refused(file, 'element-name', {});
  if (folder === 'data_types') return readDataType(file, value, value.name);
  const list = folderFacts(folder).list ?? securityList(value._type);
  if (!list) return refused(file, 'element-type', { type: typeof value._type === 'string' ? value._type : '' });
  return { elements: [listed(list, file, value), ...(list === 'authorizations' ? scopesOf(file, value) : [])] };
}

/** Cenit keeps a schema as code of its own: the element gets a reference in its place. */
function readDataType(file: string, value: JsonObject, name: string): ElementReading {
  const { schema, ...rest } = value;
  const namespace = typeof value.namespace === 'string' ? value.namespace : '';
  if (schema === undefined && (value.snippet !== undefined || value.code !== undefined))
    return { elements: [listed('data_types', file, value)] };
  if (!isJsonObject(schema)) return refused(file, 'data-type-schema', { name });
  const reference = { _reference: true, namespace, name: `${name}.json` };
  const code = `${JSON.stringify(schema, null, 2)}\n`;
  return {
    elements: [listed('data_types', file, { ...rest, snippet: reference }), snippet(file, namespace, `${name}.json`, 'javascript', code)],
  };
}

function snippet(file: string, namespace: string, name: string, type: string, code: string): ListedElement {
  return listed('snippets', file, { _primary: ['namespace', 'name'], namespace, name, type, code });
}

/** The scopes an authorization asks for are elements of their own. */
function scopesOf(file: string, authorization: JsonObject): ListedElement[] {
  const scopes: readonly JsonValue[] = Array.isArray(authorization.scopes) ? (authorization.scopes as readonly JsonValue[]) : [];
  return scopes.flatMap((scope) => {
    if (!isJsonObject(scope) || typeof scope.name !== 'string') return [];
    const data: JsonObject = { _primary: ['name', 'provider'], name: scope.name, description: '', provider: scope.provider ?? null };
    return [listed('oauth2_scopes', file, data)];
  });
}

function refused(file: string, code: ProblemCode, args: ProblemArgs, range?: Range): ElementReading {
  return { problem: fileProblem(file, 'error', code, args, range) };
}
