// What mends a connector.yaml or writes it in another way: a door of its own, since it is loaded when it is first asked for.
export { fixAll, fixAllSteps, fixesOf, fixStepsAt, touches, type Fix, type ProblemFix } from './language/fixes.js';
export { rewritesAt, type Rewrite } from './language/rewrites.js';
export { moveToDefaults, sharedKeyAt } from './language/toDefaults.js';
