/** Where the pages of the documentation stand. */
export const DOCS = 'https://github.com/cenit-io/cenit-connector-factory/blob/HEAD/docs';

/** The pages of the documentation, by the key of connector.yaml that leads to each. */
export const TOPIC_PAGES = {
  pagination: 'pagination',
  incremental: 'incremental',
  errors: 'errors',
  export: 'export-bodies',
  authorization: 'authorization',
} as const;

export type TopicName = (typeof TOPIC_PAGES)[keyof typeof TOPIC_PAGES];
