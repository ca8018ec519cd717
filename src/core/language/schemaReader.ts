import { ProblemList, type SpecProblem } from '../result.js';
import { NodeMemo } from '../spec/nodeMemo.js';
import type { Shape } from '../spec/shape.js';
import { checkShape, type ShapeMemo } from '../spec/schemaProblems.js';
import { SpecDocument } from '../spec/specDocument.js';
import type { Steps } from '../steps.js';

/**
 * Checks a YAML file of any kind, of one or several documents, against a schema alone, again and again while it is changed: what a
 * text costs follows its change.
 */
export class SchemaReader {
  private readonly document = new SpecDocument('', true);
  private readonly memo: ShapeMemo = { data: new NodeMemo(), shape: new NodeMemo() };

  /** @param shape undefined: only the YAML is checked */
  *problemSteps(text: string, shape: Shape | undefined): Steps<readonly SpecProblem[]> {
    if (!this.document.follow(text)) yield* this.document.readWhole(text);
    const problems = new ProblemList();
    const { roots, problems: unreadable } = this.document.trees;
    problems.addAll(unreadable.all);
    if (shape) for (const root of roots) checkShape(root, problems, this.memo, shape);
    return problems.sorted();
  }
}
