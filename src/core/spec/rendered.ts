import type { Connector, ImportFlow, ListRequest, PaginationType, Resource } from './model.js';

/** Pages of these types are read one a run of the task. */
export const PAGED: ReadonlySet<PaginationType> = new Set(['page', 'offset', 'cursor']);

/** What the templates know; anything else is warned of. */
export const RENDERED_PAGINATION: ReadonlySet<PaginationType> = new Set([...PAGED, 'none']);

/** The connector as it is generated: what this version does not render is left out, as the warnings say. */
export function asRendered(connector: Connector): Connector {
  return { ...connector, resources: connector.resources.map(renderedResource) };
}

/** One of its resources. */
export function renderedResource(resource: Resource): Resource {
  return { ...resource, imports: resource.imports && renderedImports(resource.imports) };
}

function renderedImports({ all }: ImportFlow): ImportFlow {
  return { all: renderedList(all), changed: undefined };
}

function renderedList(request: ListRequest): ListRequest {
  const { pagination } = request;
  if (RENDERED_PAGINATION.has(pagination.type) && pagination.place === 'query') return request;
  return {
    ...request,
    pagination: {
      ...pagination,
      type: 'none',
      size: pagination.place === 'query' ? pagination.size : undefined,
      next: undefined,
      more: undefined,
      total: undefined,
      pages: undefined,
    },
  };
}
