// Finds the texts that are translated, by the calls of `t('…')` and `vscode.l10n.t('…')` with a text that is written out.
import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** @typedef {{ readonly file: string; readonly line: number; readonly text: string }} Found */

/** @param {string} file */
export const sourceOf = (file) => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);

/**
 * @param {ts.SourceFile} source
 * @param {ts.Node} node
 */
export const lineOf = (source, node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;

/**
 * Whether a node asks for a text in the language of the window.
 * @param {ts.Node} node
 * @returns {node is ts.CallExpression}
 */
export const isTranslation = (node) => ts.isCallExpression(node) && /^(?:vscode\.l10n\.|l10n\.)?t$/.test(node.expression.getText());

/**
 * The texts of a file, each once; one that is not written out cannot be found by who translates, and fails.
 * @param {string} file
 * @returns {readonly Found[]}
 */
export function textsIn(file) {
  const source = sourceOf(file);
  /** @type {Map<string, Found>} */
  const found = new Map();
  /** @param {ts.Node} node */
  const look = (node) => {
    if (isTranslation(node)) {
      const [first] = node.arguments;
      if (!first || !ts.isStringLiteralLike(first)) throw new Error(`${file}:${lineOf(source, node)}: a text that is not written out`);
      found.set(first.text, { file, line: lineOf(source, node), text: first.text });
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return [...found.values()];
}
