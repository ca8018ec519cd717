// The door of the core: nothing else in src/core is imported from outside. The Ruby parser and the fixes have doors of their own,
// prism.ts and mending.ts, since they are loaded only by who needs them.
export { ConnectorReader, readConnector, type Reading } from './readConnector.js';
export type { Connector, Resource } from './spec/model.js';
export { applyEdits, editSpec, openSpec, type SpecChange, type SpecSource, type SpecValue, type TextEdit } from './spec/edit.js';
export type { TreePath } from './spec/tree.js';
export type { Problem, Range, Severity, SpecProblem } from './result.js';
export { messageOf, type ProblemCode } from './problemText.js';
export { specMessageOf, type SpecCode } from './problems/spec.js';
export { planElements } from './plan.js';
export { authorizationChoices, checkAnswer, checkFolderName, errorOf, newConnectorText, type NewConnector } from './newConnector.js';
export type { Element, ElementKind } from './elements/element.js';
export { groupElements, type ElementGroup } from './groups.js';
export { browseElements, browseFiles, callsIn, withOrphans, type BrowsedElement, type BrowsedGroup } from './browse.js';
export { FOREIGN, isForeign, largeProblem, looksLikeConnector } from './leftAlone.js';
export { renderDrafts, type Draft } from './render/render.js';
export type { ConnectorIdentity, PlannedChanges } from './changes.js';
export { packCollection, type Packed } from './pack.js';
export { isWritten, statusOf, type Change, type ChangeStatus, type OnConflict } from './fileChange.js';
export { fileProblem, type FileProblem } from './fileProblem.js';
export {
  JOURNAL_FILE,
  LOCK_AGES,
  LOCK_FILE,
  TEMPORARY_NAME,
  isDeadLock,
  mendedManifest,
  mendingChanges,
  mendingOf,
  newWork,
  readJournal,
  readLock,
  writeJournal,
  writeLock,
  type JournalEntry,
  type Mending,
} from './journal.js';
export { conflictIn } from './merge/markers.js';
export { inTheWay, type FoundKinds } from './inTheWay.js';
export { carryingOut, isAsItWas, type CarryingStep } from './carryingOut.js';
export { isOwnPath } from './manifest.js';
export { COLLECTION_FILE, COLLECTION_FOLDER, MANIFEST_FILE, folderOf, pathOf } from './layout.js';
export { checkEdited, editedAlgorithms, manifestOf, planGeneration, planPacking, textsAfter, type MadeBefore } from './generation.js';
export { planSettling } from './settle.js';
export { liftSteps, type Lift } from './lift/lift.js';
export { planLifted } from './lift/plan.js';
export type { RubyParser } from './ruby/rubyParser.js';
export { FormSession, type Outcome, type ResourceAction } from './form/session.js';
export type { TypedValue } from './form/change.js';
export type * from './form/view.js';
export { secretsOf } from './auth/index.js';
export { importSteps } from './importSteps.js';
export { titleOf } from './naming.js';
export { DOCS } from './vocabulary/topicPages.js';
export { later, setTexts, t } from './l10n.js';
export { withUnixLines } from './lineEnds.js';
export { connectorLanguage, schemaLanguage, type Language } from './language/language.js';
export { PartedText } from './language/partedText.js';
export { yamlSymbols, type OutlineKind, type OutlineSymbol } from './language/symbols.js';
export { connectorSymbols } from './language/connectorSymbols.js';
export { foldsIn } from './language/folding.js';
export { selectionsAt } from './language/selection.js';
export { linksIn } from './language/links.js';
export { mentionsIn, resourceAt } from './language/mentions.js';
export { definitionsAt, referencesAt } from './language/references.js';
export { rename, renameTarget } from './language/rename.js';
export { semanticMarks, type SemanticMark } from './language/semanticMarks.js';
export { elementPathsOf } from './language/elementPaths.js';
export { SchemaReader } from './language/schemaReader.js';
export { HintReader } from './language/hints.js';
export type { Shape, Validate } from './spec/shape.js';
export { finish, runSlice, type Steps } from './steps.js';
export { aliasesAt, anchorOf } from './language/anchors.js';
export { complete } from './language/complete.js';
export { describe } from './language/describe.js';
export { hoverAt } from './language/hover.js';
export type { Hover } from './language/hoverText.js';
export { LinedText, type TextChange } from './language/linedText.js';
export { pathSignature, type PathSignature } from './language/connector/signature.js';
export { patternOf } from './language/pattern.js';
export type { Proposal } from './language/proposal.js';
export { formatSteps, formatYaml } from './language/format.js';
export { textInRange } from './language/secretText.js';
export { GENERATOR_VERSION } from './version.js';
