import { t } from './language.js';

const elements = (count: number): string => (count === 1 ? t('1 element') : t('{0} elements', count));
const problems = (count: number): string => (count === 1 ? t('1 problem') : t('{0} problems', count));

/**
 * Every sentence the page says by itself, in one table; all others come from the host. The build finds what is in `t('…')` here, and
 * the host sends the page these texts in its language.
 */
export const texts = {
  newConnector: t('New Connector'),
  sections: t('Sections'),
  create: t('Create Connector'),
  generate: t('Generate Files'),
  cancel: t('Cancel'),
  undo: t('Undo'),
  details: t('Details'),
  openText: t('Open YAML'),
  openFolder: t('Open Folder'),
  back: t('Back'),
  startOver: t('Start Over'),
  resumed: t('This is the connector you had begun before.'),
  readOnly: t('This file is read-only: the form shows it, but nothing can be changed here.'),
  forecast: t('What will be made'),
  noProblem: t('no problem'),
  elements,
  problems,
  problemList: (count: number): string => `${problems(count)}: `,
  morePlaces: (count: number): string => (count === 1 ? t('and at one other place') : t('and at {0} other places', count)),
  loading: t('One moment…'),
  created: (title: string): string => t('The connector {0} was created', title),
  inFolder: (folder: string): string => t('in {0}', folder),
  next: t('Next: import it into Cenit'),
  stored: t('stored on this machine'),
  storedForNow: t('stored until this window is loaded again'),
  replace: t('Replace'),
  clear: t('Clear'),
  copy: t('Copy'),
  row: (position: number): string => t('Row {0}', position),
  addResource: t('Add resource'),
  filterResources: t('Filter resources'),
  shownOf: (shown: number, all: number): string => t('{0} of {1} shown', shown, all),
  saveResource: t('Save resource'),
  discardChanges: t('Discard changes'),
  edit: t('Edit'),
  editOf: (name: string): string => t('Edit {0}', name),
  duplicate: t('Duplicate'),
  duplicateOf: (name: string): string => t('Duplicate {0}', name),
  remove: t('Remove'),
  removeOf: (name: string): string => t('Remove {0}', name),
  moveUp: (name: string): string => t('Move {0} up', name),
  moveDown: (name: string): string => t('Move {0} down', name),
  unnamed: (position: number): string => t('resource {0}', position),
} as const;
