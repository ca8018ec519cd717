import type { ProblemList, Range } from '../../result.js';
import type { Steps } from '../../steps.js';
import { SECRET_SHAPES } from '../../secretShapes.js';
import { placeholdersIn } from '../template.js';
import { child, type SpecNode } from '../tree.js';
import { booleanAt } from './context.js';
import { checkParts, type ReadingMemo } from './memo.js';

const SECRET_WORDS = new Set([
  'secret',
  'secrets',
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'token',
  'credential',
  'credentials',
  'bearer',
]);
/** Words beside which the others speak of no secret: token_url, token_type, page_token, next_token … */
const HARMLESS = new Set(['type', 'url', 'uri', 'endpoint', 'page', 'next', 'continuation', 'separator', 'method', 'span', 'expires']);
const SECRET_PHRASE = /api_?key|access_?key|private_?key|auth_?key|secret|subscriptionkey|^authorization$|^proxyauthorization$|^cookie$/;

/** Whether the name of a header, parameter or field says that its value is a secret. */
export function smellsOfSecret(key: string): boolean {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean);
  if (words.some((word) => HARMLESS.has(word))) return false;
  return words.some((word) => SECRET_WORDS.has(word)) || SECRET_PHRASE.test(words.join(''));
}

/** Maps whose keys are the user's own, where a name can speak of a secret. */
const OPEN_MAPS = new Set(['headers', 'parameters', 'add', 'body', 'authorize_parameters', 'token_parameters']);

/** Literals that look like secrets, anywhere in the file; a message never shows the value. */
export function* checkSecrets(root: SpecNode, problems: ProblemList, memo: ReadingMemo): Steps<void> {
  yield* checkParts(root, problems, memo.secrets, checkPart);
  const variables = child(root, 'variables');
  if (variables?.kind !== 'map') return;
  for (const { key, node } of variables.entries.values()) {
    const given = child(node, 'default');
    // Of a variable that says it is a secret the default is told as that.
    if (booleanAt(node, 'secret') === true) continue;
    if (smellsOfSecret(key) && given?.kind === 'scalar' && given.source !== '' && given.value !== null) report(problems, given.range, key);
  }
}

function checkPart(part: SpecNode, problems: ProblemList): void {
  const seen = new Set<SpecNode>();
  const visit = (node: SpecNode, key: string, open: boolean): void => {
    if (node.kind === 'scalar') return checkLiteral(node, key, open, problems);
    const repeated = seen.has(node);
    seen.add(node);
    if (repeated) return;
    if (node.kind === 'list') for (const item of node.items) visit(item, key, open);
    else {
      for (const entry of node.entries.values()) {
        const shape = shapeOf(entry.key);
        if (shape) problems.error('secret-shape', entry.keyRange, { what: shape });
        visit(entry.node, entry.key, open || OPEN_MAPS.has(key));
      }
    }
  };
  visit(part, '', false);
}

const shapeOf = (text: string): string | undefined => SECRET_SHAPES.find(([pattern]) => pattern.test(text))?.[1];

function checkLiteral(node: Extract<SpecNode, { kind: 'scalar' }>, key: string, open: boolean, problems: ProblemList): void {
  if (node.value === null || node.source === '') return;
  const shape = shapeOf(node.source);
  if (shape) problems.error('secret-shape', node.range, { what: shape });
  else if (open && smellsOfSecret(key) && !isReference(node.source)) report(problems, node.range, key);
}

const isReference = (text: string): boolean => placeholdersIn(text).length > 0 || /^\$(?:record|id|uuid|current)\b/.test(text);

function report(problems: ProblemList, range: Range, key: string): void {
  problems.error('secret-literal', range, { key });
}
