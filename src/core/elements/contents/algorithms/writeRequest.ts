import { RubyCode, rubyString } from '../../../render/ruby.js';
import type { ConnectionSpec, ExportFlow, WriteRequest } from '../../../spec/model.js';
import { referencesOf, textsOf } from '../../../spec/body.js';
import { liquidWords } from '../../../spec/requestWords.js';
import { wordsOf } from '../../../spec/template.js';
import { isContentType } from './contentType.js';
import { hashCode } from './valueCode.js';

/** One for each export: given by do_export_rn, which keeps it while its task waits. */
const UUID = '(options[:uuid] || SecureRandom.uuid)';

const CONTENT_TYPES: Readonly<Record<WriteRequest['encoding'], string>> = {
  json: rubyString('application/json'),
  form: rubyString('application/x-www-form-urlencoded'),
  multipart: '"multipart/form-data; boundary=#{boundary}"',
};

/** What a request that writes sends beside what stands in its webhook. */
export function writeRequestView(write: WriteRequest, connection: ConnectionSpec, key?: string): Readonly<Record<string, unknown>> {
  const isText = write.body.kind === 'text' && write.encoding === 'json';
  const contentType = isText ? rubyString('text/plain') : CONTENT_TYPES[write.encoding];
  // No span of time and no page is asked for: the webhook has them blank.
  const rows = [
    ...(key === undefined ? [] : [[key, 'options[:remote_id].to_s'] as const]),
    ...(liquidWords(write).has('uuid') ? [['uuid', UUID] as const] : []),
  ];
  // A header of the connection or of the request would win over the type of a form; of JSON there are several.
  const all = write.encoding === 'json' ? [] : [...connection.headers, ...write.headers];
  const named = [...new Set(all.filter(isContentType).map(({ key: name }) => name))];
  return {
    encoding: isText ? 'text' : write.encoding,
    templateParameters: rows.length === 0 ? undefined : new RubyCode(hashCode(rows, 1)),
    contentType: new RubyCode(contentType),
    headers:
      named.length === 0 ? undefined : new RubyCode(`{ ${named.map((name) => `${rubyString(name)} => ${contentType}`).join(', ')} }`),
  };
}

/** Where an id of the export itself is sent: in what parse_2_api_request_rn makes, or by the request beside it; undefined: nowhere. */
export function uuidPlaces({ create, update }: ExportFlow): { readonly data: boolean; readonly request: boolean } | undefined {
  const writes = [create, update];
  const values = writes.flatMap((write) => [write.body, ...write.add.values()]);
  const words = values.flatMap((value) => [...textsOf(value)]).flatMap(wordsOf);
  const references = values.flatMap((value) => [...referencesOf(value)]);
  const data = words.includes('uuid') || references.some(({ word }) => word === 'uuid');
  const request = writes.some((write) => liquidWords(write).has('uuid'));
  return data || request ? { data, request } : undefined;
}
