import { KEEP_SECRET } from '../protocol/keepSecret.js';

/** Every id the manifest and the code share; a test compares them with package.json. */
export const LANGUAGE = 'cenit-connector';
export const VIEW = 'cenitConnectors.connectors';
export const REVIEW_VIEW = 'cenitConnectors.review';
/** Texts that would be generated, for comparing. */
export const REVIEW_SCHEME = 'cenit-review';
export const CONTAINER = 'cenitConnectors';
/** What the names of all settings begin with. */
export const SETTINGS = 'cenitConnectors';

/** The form over a file, and over the draft of a new connector. */
export const FORM_EDITOR = 'cenitConnectors.formEditor';
export const FORM_PANEL = 'cenitConnectors.form';

export const COMMANDS = {
  newConnector: 'cenitConnectors.newConnector',
  newConnectorQuickSteps: 'cenitConnectors.newConnectorQuickSteps',
  showDetails: 'cenitConnectors.showDetails',
  resumeInForm: 'cenitConnectors.resumeInForm',
  generateFiles: 'cenitConnectors.generateFiles',
  packCollection: 'cenitConnectors.packCollection',
  previewChanges: 'cenitConnectors.previewChanges',
  applyChanges: 'cenitConnectors.applyChanges',
  applyWithoutConflicts: 'cenitConnectors.applyWithoutConflicts',
  cancelReview: 'cenitConnectors.cancelReview',
  showAllChanges: 'cenitConnectors.showAllChanges',
  undoGenerate: 'cenitConnectors.undoGenerate',
  diffWithGenerated: 'cenitConnectors.diffWithGenerated',
  resetToGenerated: 'cenitConnectors.resetToGenerated',
  keepMine: 'cenitConnectors.keepMine',
  moveEditToSpec: 'cenitConnectors.moveEditToSpec',
  resolveInMergeEditor: 'cenitConnectors.resolveInMergeEditor',
  validateConnector: 'cenitConnectors.validateConnector',
  revealInTree: 'cenitConnectors.revealInTree',
  openElement: 'cenitConnectors.openElement',
  openExample: 'cenitConnectors.openExample',
  openSpec: 'cenitConnectors.openSpec',
  showInSpec: 'cenitConnectors.showInSpec',
  copyName: 'cenitConnectors.copyName',
  copyPath: 'cenitConnectors.copyPath',
  revealInExplorer: 'cenitConnectors.revealInExplorer',
  deleteConnector: 'cenitConnectors.deleteConnector',
  deleteOrphan: 'cenitConnectors.deleteOrphan',
  filterElements: 'cenitConnectors.filterElements',
  clearFilter: 'cenitConnectors.clearFilter',
  keepSecret: KEEP_SECRET,
} as const;

export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];

/** Context keys: each is set at one place only. */
export const CONTEXTS = {
  hasConnectors: 'cenitConnectors.hasConnectors',
  filtered: 'cenitConnectors.filtered',
  searched: 'cenitConnectors.searched',
  reviewing: 'cenitConnectors.reviewing',
  reviewConflicts: 'cenitConnectors.reviewConflicts',
  editedFiles: 'cenitConnectors.editedFiles',
} as const;
