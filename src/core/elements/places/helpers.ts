import type { Connector, ListRequest, WriteRequest } from '../../spec/model.js';
import { listRequests } from '../../spec/requestWords.js';

/** Whether an answer names the whole address of the next page. */
export function followsUrls({ pagination }: ListRequest): boolean {
  return pagination.type === 'link' || pagination.type === 'next_url';
}

/** The algorithms that those of several resources share. */
export const HELPERS = ['resolve_page_url', 'encode_form', 'encode_multipart'] as const;
export type HelperRole = (typeof HELPERS)[number];

/** Which of them a connector needs. */
export function helpersOf({ resources }: Connector): readonly HelperRole[] {
  const lists = resources.flatMap(({ imports }) => (imports ? listRequests(imports) : []));
  const writes: readonly WriteRequest[] = resources.flatMap(({ exports }) => (exports ? [exports.create, exports.update] : []));
  const needed: Readonly<Record<HelperRole, boolean>> = {
    resolve_page_url: lists.some(followsUrls),
    encode_form: writes.some(({ encoding }) => encoding === 'form'),
    encode_multipart: writes.some(({ encoding }) => encoding === 'multipart'),
  };
  return HELPERS.filter((name) => needed[name]);
}
