import { Part, type View } from '../../../render/part.js';
import { encodingInPath } from '../../../render/liquid.js';
import { layCode } from '../../../render/codeLayout.js';
import { rootClass } from '../../../render/paths.js';
import { RubyCode, rubyString, rubySymbol } from '../../../render/ruby.js';
import { isHeader, type AnswerPath } from '../../../spec/answerPath.js';
import type { ListRequest, Resource } from '../../../spec/model.js';
import { followsUrls } from '../../places/helpers.js';
import type { ResourceView } from './common.js';
import { isPaged, wordCode, type ListCall } from './listCall.js';
import { textCode } from './valueCode.js';

/** A path that is longer is written part by part. */
const LONG = 100;

/** Where the answer tells of the next page. */
const pathsOf = ({ pagination: { more, next, total, pages } }: ListRequest): readonly AnswerPath[] =>
  [more, next, total, pages].filter((path) => path !== undefined);

/** Whether the answer has to be made one that names can be read of. */
export function normalises(request: ListRequest): boolean {
  const paths = pathsOf(request).filter((path) => !isHeader(path));
  const isMap = request.records && rootClass(request.records) === 'Hash';
  return isPaged(request) && !isMap && paths.length > 0 && paths.every((path) => rootClass(path) === 'Hash');
}

/** The path of the page at hand, below which the address of the next one may be given. */
const pathCode = ({ path, pagination }: ListRequest): string => {
  const code = wordCode(pagination);
  const encoded = (word: string): string => {
    const encoding = encodingInPath(word, undefined);
    if (encoding === 'none') return code(word);
    return `CGI.escape(${code(word)}.to_s).gsub('+', '%20')${encoding === 'parts' ? ".gsub('%2F', '/')" : ''}`;
  };
  const text = textCode(path, encoded);
  if (text.length <= LONG) return `path = page ? page[:path] : ${text}`;
  const items = path.map((part) => ('text' in part ? rubyString(part.text) : encoded(part.word)));
  return `path = page ? page[:path] : ${layCode({ open: '[', items, close: ']' })}.join`;
};

/**
 * The lines that find out whether there is a next page, and where; undefined where there never is one.
 * @param normalise whether they make the answer one that names can be read of
 */
export function nextPart(
  resource: Resource,
  { request, action }: Pick<ListCall, 'request' | 'action'>,
  names: View,
  normalise: boolean,
  path: string | null = pathCode(request),
): Part | undefined {
  const { pagination, records } = request;
  if (!isPaged(request)) return undefined;
  return new Part('part_list_next', {
    ...names,
    action,
    pagination,
    normalise,
    known: normalise ? 'Hash' : records && rootClass(records),
    link: pagination.type === 'link',
    lastKey: pagination.type === 'last_id' && !pagination.next && resource.primaryKey,
    followsUrls: followsUrls(request),
    path: path === null ? undefined : new RubyCode(path),
    warnNoText:
      pagination.next && !isHeader(pagination.next)
        ? `The import of ${resource.rns} ends: the next position is neither text nor number`
        : undefined,
    warnNoNext: `The import of ${resource.rns} ends: there are more, but no next position`,
  });
}

/** What the algorithm that finds the next page of what changed is given, by name, and as what. */
function givenOf(request: ListRequest): readonly (readonly [name: string, code: string])[] {
  const { type, next, total } = request.pagination;
  const counts = type === 'page' || type === 'offset';
  const readsHeaders = type === 'link' || pathsOf(request).some(isHeader);
  return [
    ['data', 'data'],
    ...(counts || type === 'last_id' || total ? [['items', 'items'] as const] : []),
    ...(readsHeaders ? [['answer', 'answer'] as const] : []),
    ...(counts && !next ? [[type, type] as const] : []),
    ...(followsUrls(request) ? [['path', 'path'] as const] : []),
  ];
}

/** The call of the algorithm that finds the next page of what changed. */
export function findNextCall(request: ListRequest, { names }: ResourceView): RubyCode {
  const given = givenOf(request).map(([name, code]) => `${name}: ${code}`);
  const path = followsUrls(request) ? `${pathCode(request)}\n` : '';
  return new RubyCode(`${path}ns.algorithm(${rubySymbol(names.findNext)}).run([{ ${given.join(', ')} }, task])`);
}

/** What that algorithm reads. */
export function findNextView(resource: Resource, call: Pick<ListCall, 'request' | 'action'>, view: ResourceView): View {
  return {
    locals: givenOf(call.request).map(([name]) => name),
    usesNamespace: followsUrls(call.request),
    next: nextPart(resource, call, view, normalises(call.request), null),
  };
}
