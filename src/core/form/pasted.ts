import { requestOf } from './controls.js';

export interface PastedRequest {
  /** '' where none was told. */
  readonly verb: string;
  readonly path: string;
}

/**
 * A request as somebody pastes it: `GET https://…/contacts/1`, `curl -X POST https://…`, or a path alone.
 * @param base the connector's base URL, which may hold placeholders: what an address has behind it is the path. An address elsewhere
 *   stays whole, and so does a query: what is wrong with them is told by the rules of paths.
 */
export function readRequest(text: string, base: string): PastedRequest {
  const { verb, address } = /^\s*curl\s/.test(text) ? readCurl(text) : lineOf(text);
  const path = isAddress(address) ? behind(address, base) : address;
  return { verb: verb.toUpperCase(), path: path.trim().replace(/^\/+|\/+$/g, '') };
}

interface Asked {
  readonly verb: string;
  readonly address: string;
}

function lineOf(text: string): Asked {
  const { verb, path } = requestOf(text);
  return verb === '' ? { verb, address: text } : { verb, address: path };
}

const isAddress = (text: string): boolean => /^\s*https?:\/\//i.test(text);

/** Options of curl that take no value; those of one letter may stand together. */
const ALONE =
  /^-(?:[#046aBfgGiIjJklLMnNOpqRsSvZ]+|-(?:compressed|insecure|location|silent|verbose|include|head|get|fail|globoff|http[\d.]+))$/;
const METHOD = /^(?:-X|--request$|--request=)(.*)$/;
const DATA = /^(?:-d|-F|--data|--form|--json)/;

/** The words of a shell's line: quotes hold blanks together, a backslash at the end of a line is nothing. */
function wordsOf(line: string): readonly string[] {
  const words = line.replace(/\\\r?\n/g, ' ').match(/(?:\$?'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/gs) ?? [];
  return words.map((word) => word.replace(/\$?'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gs, (_, one, two, three) => [one, two, three].join('')));
}

function readCurl(line: string): Asked {
  const words = wordsOf(line.trim()).slice(1);
  let verb = '';
  let sends = false;
  let address = '';
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const method = METHOD.exec(word);
    if (method) {
      verb = method[1] || (words[(at += 1)] ?? '');
    } else if (word === '--url') {
      address = words[(at += 1)] ?? '';
    } else if (word.startsWith('-')) {
      sends ||= DATA.test(word);
      const holdsValue = /^--[^=]+=/.test(word) || (/^-[A-Za-z]./.test(word) && !word.startsWith('--'));
      if (!ALONE.test(word) && !holdsValue) at += 1;
    } else if (address === '') {
      address = word;
    }
  }
  const whole = address === '' || isAddress(address) ? address : `https://${address}`;
  return { verb: verb || (sends ? 'POST' : 'GET'), address: whole };
}

/** What an address has behind the base URL; the address itself where it is another one. */
function behind(address: string, base: string): string {
  const plain = address.trim().replace(/^(https?:\/\/)[^/?#@]*@/i, '$1');
  if (base === '') return plain.replace(/^https?:\/\/[^/?#]*/i, '');
  // The scheme does not matter, and a word in braces stands for anything between slashes.
  const [, rest = ''] = /^https?:\/\/(.*)$/i.exec(base) ?? [undefined, base];
  const wanted = rest
    .replace(/\/+$/, '')
    .split(/\{\{?[^}]*\}?\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/?#]*');
  const found = new RegExp(`^https?://${wanted}(?=[/?#]|$)`, 'i').exec(plain);
  return found ? plain.slice(found[0].length) : plain;
}
