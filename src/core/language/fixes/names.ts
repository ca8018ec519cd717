import { t } from '../../l10n.js';
import {
  ALGORITHM_NAME,
  CONNECTOR_NAME,
  LONGEST_NAME,
  dataTypeOf,
  isWindowsDevice,
  pluralOf,
  singularOf,
  wordsOfName,
} from '../../naming.js';
import type { SpecNode } from '../../spec/tree.js';
import { child, textAt } from '../../spec/tree.js';
import { changeText, changeTo } from './changeText.js';
import { fix, ofResource, put, type FixContext, type Fixer } from './fix.js';

/** Another name as snake_case, where that is one. */
const snakeCase = (rule: RegExp, isPreferred: boolean): Fixer => {
  const folded = (text: string): string | undefined => {
    const name = singularOf(wordsOfName(text.replace(/[^\p{L}\p{N}\p{M}_-]+/gu, ' ')) ?? []);
    return rule.test(name) && name.length <= LONGEST_NAME && !isWindowsDevice(name) ? name : undefined;
  };
  return (context, { range }) => changeText(context, range, changeTo, folded, isPreferred);
};

export const connectorName = snakeCase(CONNECTOR_NAME, true);
export const pluralName = snakeCase(ALGORITHM_NAME, true);
export const algorithmName = snakeCase(ALGORITHM_NAME, true);

/** A namespace or data type as an identifier. */
export const identifier: Fixer = (context, { range }) =>
  changeText(
    context,
    range,
    changeTo,
    (text) => {
      const name = dataTypeOf(wordsOfName(text.replace(/[^\p{L}\p{N}\p{M}_-]+/gu, ' ')) ?? []);
      return /^[A-Za-z]\w*$/.test(name) && name.length <= LONGEST_NAME && !isWindowsDevice(name) ? name : undefined;
    },
    true,
  );

/** The platform's own namespaces; where the name of the connector makes one, another is said. */
export const namespaceName: Fixer = (context, problem) => {
  const path = context.pathAt(problem.range);
  const name = String(problem.args.name);
  if (path[0] !== 'name') return identifier(context, problem);
  return fix(t('Set {key} to "{value}"', { key: 'namespace', value: `${name}Connector` }), context.set(['namespace'], `${name}Connector`));
};

export const resourceNamePath: Fixer = (context, { range }) =>
  changeText(context, range, changeTo, (text) => (wordsOfName(text.replace(/[/\\]|\.\.+/g, ' ')) ?? []).join(' '));

/** A plural that is the singular too. */
export const pluralSame = ofResource((context, { args: { name } }, resource) => {
  const plural = `${name}_list`;
  if (isTaken(context, plural)) return [];
  return fix(t('Set {key} to "{value}"', { key: 'plural', value: plural }), context.set([...resource.path, 'plural'], plural), true);
});

/** Two resources whose elements have one name: the one whose plural or data type it is gets another. */
export const nameClash: Fixer = (context, { range, related, args: { element } }) => {
  const own = context.resourceAt(range);
  const other = related && context.resourceAt(related.range);
  if (!own || !other || namesOf(own.node).rn === namesOf(other.node).rn) return [];
  if (String(element).startsWith('the data type ')) {
    const value = `${dataTypeOf(wordsOfName(textAt(own.node, 'name') ?? '') ?? [])}Record`;
    return fix(t('Set {key} to "{value}"', { key: 'data_type', value }), context.set([...own.path, 'data_type'], value), true);
  }
  const { rn } = namesOf(own.node);
  const changed = element === `get_${rn}` ? other : own;
  const value = `${namesOf(changed.node).rn}_list`;
  const title = t('Set plural of {name} to "{value}"', { name: textAt(changed.node, 'name') ?? '', value });
  return fix(title, context.set([...changed.path, 'plural'], value), true);
};

function isTaken({ root }: FixContext, name: string): boolean {
  const list = child(root, 'resources');
  return list?.kind === 'list' && list.items.some((item) => Object.values(namesOf(item)).includes(name));
}

function namesOf(resource: SpecNode): { readonly rn: string; readonly rns: string } {
  const rn = singularOf(wordsOfName(textAt(resource, 'name') ?? '') ?? []);
  return { rn, rns: textAt(resource, 'plural') ?? pluralOf(rn) };
}

/** The name of a header without what none may hold. */
export const headerName: Fixer = (context, { range, args: { header } }) => {
  const name = String(header)
    .trim()
    .replace(/:$/, '')
    .replace(/[^!#$%&'*+.^_`|~0-9A-Za-z-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (name === '' || name === header) return [];
  const path = context.pathAt(range);
  const node = context.node(path);
  if (node?.kind === 'scalar' && node.range.start === range.start) return changeText(context, range, changeTo, () => name, true);
  if (context.has([...path.slice(0, -1), name])) return [];
  return fix(t('Rename to "{name}"', { name }), put(range, name), true);
};

/** A property of the record that is taken: another name, and the value from where it was. */
export const fieldNameTaken: Fixer = (context, { range, args: { field } }) => {
  const path = context.pathAt(range);
  const schema = context.node(path);
  const name = `api_${field}`;
  if (path.at(-2) !== 'fields' || schema?.kind !== 'map' || !/^\w+$/.test(String(field)) || context.has([...path.slice(0, -1), name]))
    return [];
  const from = child(schema, 'from') ? [] : (context.set([...path, 'from'], String(field)) ?? []);
  const quote = /^["']/.exec(context.slice(range))?.[0] ?? '';
  return fix(t('Rename to "{name}"', { name }), [...put(range, `${quote}${name}${quote}`), ...from]);
};
