// The only door of the core: nothing else in src/core is imported from outside. The Ruby parser has a door of its own,
// prism.ts, since half a megabyte is loaded only by who needs it.
export { ConnectorReader, readConnector, type Reading } from './readConnector.js';
export type { Connector, Resource } from './spec/model.js';
export { applyEdits, editSpec, openSpec, type SpecChange, type SpecSource, type SpecValue, type TextEdit } from './spec/edit.js';
export type { TreePath } from './spec/tree.js';
export type { Problem, Range, Severity } from './result.js';
export { messageOf, type ProblemCode } from './problemText.js';
export { planElements } from './plan.js';
export { authorizationChoices, checkAnswer, checkFolderName, errorOf, newConnectorText, type NewConnector } from './newConnector.js';
export type { Element, ElementKind } from './elements/element.js';
export { groupElements, type ElementGroup } from './groups.js';
export { browseElements, browseFiles, callsIn, looksLikeConnector, type BrowsedElement, type BrowsedGroup } from './browse.js';
export { renderDrafts, type Draft } from './render/render.js';
export { statusOf, type Change, type ChangeStatus, type PlannedChanges } from './changes.js';
export { fileProblem, type FileProblem } from './fileProblem.js';
export { COLLECTION_FILE, COLLECTION_FOLDER, MANIFEST_FILE, folderOf, pathOf } from './layout.js';
export { checkEdited, editedAlgorithms, manifestOf, manifestOfPart, planGeneration, planPacking, textsAfter } from './generation.js';
export type { RubyParser } from './ruby/rubyParser.js';
export { FormSession, type Outcome, type ResourceAction } from './form/session.js';
export type { TypedValue } from './form/change.js';
export type * from './form/view.js';
export { secretsOf } from './auth/index.js';
export { importSteps } from './importSteps.js';
export { titleOf } from './naming.js';
export { withUnixLines } from './lineEnds.js';
export { connectorLanguage, schemaLanguage, type Language } from './language/language.js';
export { fixAll, fixesOf, touches, type Fix, type ProblemFix } from './language/fixes.js';
export { GENERATOR_VERSION } from './version.js';
