// What the command line takes of the core, in one place.
export {
  type Element,
  type Problem,
  type ProblemCode,
  type Severity,
  messageOf,
  planElements,
  readConnector,
  renderDrafts,
} from '../core/index.js';
export { type Change, type ChangeStatus, type PlannedChanges, planChanges, planPack } from '../core/changes.js';
export { folderOf, withUnixLines } from '../core/elementFiles.js';
export { type FileProblem, fileProblem } from '../core/fileProblem.js';
export { COLLECTION_FILE, COLLECTION_FOLDER, MANIFEST_FILE, pathOf } from '../core/layout.js';
export { type Manifest, readManifest } from '../core/manifest.js';
export { checkAlgorithmFile } from '../core/ruby/fileCheck.js';
export type { RubyParser } from '../core/ruby/rubyParser.js';
export { GENERATOR_VERSION } from '../core/version.js';
