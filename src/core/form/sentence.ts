import { t } from '../l10n.js';
import type { ListRequest, Resource } from '../spec/model.js';
import { EACH, type AnswerPath } from '../spec/answerPath.js';

/** What an import asks for with its settings, in one sentence; undefined for what cannot be read yet. */
export function sentenceOf(resource: Resource | undefined): string | undefined {
  const all = resource?.imports?.all;
  if (!all) return undefined;
  const path = all.path.map((part) => ('text' in part ? part.text : `{${part.word}}`)).join('');
  const address = path + query(all);
  const request =
    all.method === 'get' ? t('Asks {address}', { address }) : t('Sends {verb} to {address}', { verb: all.method.toUpperCase(), address });
  return all.pagination.type === 'none' ? t('{request} once.', { request }) : t('{request}, {then}, {until}.', { request, ...goesOn(all) });
}

function query({ pagination }: ListRequest): string {
  const { type, parameter, size, start } = pagination;
  const position = type === 'page' || type === 'offset' ? [`${parameter}=${start}`] : [];
  const pairs = [...position, ...(size?.parameter && size.value ? [`${size.parameter}=${size.value}`] : [])];
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** What comes behind the first request, and when that ends. */
function goesOn({ pagination }: ListRequest): { readonly then: string; readonly until: string } {
  const { type, start, more, next, total, pages, size } = pagination;
  const then =
    type === 'page'
      ? t('then page {page}', { page: Number(start) + 1 })
      : type === 'offset'
        ? t('then the records behind them')
        : type === 'cursor'
          ? t('then the page its answer names')
          : t('then the next page');
  const until = more
    ? t('until {path} is false', { path: said(more) })
    : total
      ? t('until {path} records are read', { path: said(total) })
      : pages
        ? t('until page {path}', { path: said(pages) })
        : next
          ? t('until {path} is empty', { path: said(next) })
          : size
            ? t('until a page is not full')
            : t('until nothing follows');
  return { then, until };
}

/** A path of an answer as it is written. */
function said(path: AnswerPath): string {
  if ('header' in path) return t('the header {name}', { name: path.header });
  const text = path.steps.map((step) => (typeof step === 'number' ? `[${step}]` : step === EACH ? '[]' : `.${step}`)).join('');
  return text.replace(/^\./, '') || t('the answer');
}
