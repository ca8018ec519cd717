import { once } from 'lodash-es';
import type { Element } from '../elements/element.js';
import { pathOf } from '../layout.js';
import { planOwn, planResource } from '../plan.js';
import { ConnectorReader } from '../readConnector.js';
import { renderDrafts } from '../render/render.js';
import type { TemplateName } from '../render/templates.gen.js';
import type { Connector } from '../spec/model.js';
import { pathAt } from '../spec/pathAt.js';
import type { SpecNode, TreePath } from '../spec/tree.js';

/** A connector.yaml, and the algorithms it makes for one resource (or for all of them) by their paths. */
export interface State {
  readonly text: string;
  readonly tree: SpecNode;
  readonly holders: readonly TreePath[];
  /** Rendered when they are asked for. */
  readonly texts: () => ReadonlyMap<string, string>;
  readonly template: TemplateName;
  /** Of the algorithm that is looked at. */
  readonly content: string;
}

/** Of so many resources the keys of each are tried where the code is of all. */
const MOST_HOLDERS = 20;

/** Reads texts of a connector.yaml for what they make of one algorithm; they differ little, so each costs little. */
export class StateReader {
  private readonly reader = new ConnectorReader();

  /** @param path of the algorithm's file */
  constructor(private readonly path: string) {}

  /** undefined where the text has mistakes, or asks for no such algorithm. */
  read(text: string): State | undefined {
    const { connector, tree } = this.reader.read(text);
    if (!connector || !tree) return undefined;
    const elements = this.elementsOf(connector).filter(({ kind }) => kind === 'algorithm');
    const [own] = renderDrafts(elements.filter((element) => pathOf(element) === this.path));
    if (own?.element.content.form !== 'ruby') return undefined;
    return {
      text,
      tree,
      holders: holdersOf(connector, tree, own.element),
      texts: once(() => new Map(renderDrafts(elements).map(({ path, content }) => [path, content]))),
      template: own.element.content.algorithm.template,
      content: own.content,
    };
  }

  private elementsOf(connector: Connector): readonly Element[] {
    const own = planOwn(connector);
    if (own.some((element) => pathOf(element) === this.path)) return own;
    const [, , rn] = this.path.split('/');
    const resource = connector.resources.find((one) => one.rn === rn);
    return resource ? planResource(connector, resource).algorithms : [];
  }
}

/** The resource of an algorithm; of one for all resources what they inherit, and those whose keys it is made of. */
function holdersOf({ resources }: Connector, tree: SpecNode, { resource }: Element): readonly TreePath[] {
  const of = resource ? [resource] : resources;
  const paths = of.length > MOST_HOLDERS ? [] : of.map(({ range }) => pathAt(tree, range).slice(0, 2));
  return resource || resources.length === 1 ? paths : [['defaults'], ...paths];
}
