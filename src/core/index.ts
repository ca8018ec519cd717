// The only door of the core. Nothing else in src/core is imported from outside.
export { readConnector, type Reading } from './readConnector.js';
export type { Connector, Resource } from './spec/model.js';
export type { Problem, ProblemList, Range, Severity } from './result.js';
export { messageOf, type ProblemCode } from './problemText.js';
export { planElements } from './plan.js';
export type { Element, ElementKind } from './elements/element.js';
export { renderDrafts, type Draft } from './render/render.js';
