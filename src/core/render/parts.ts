import { Part, PartByAction, PartIf, type View } from './part.js';
import { RubyCode, rubyString } from './ruby.js';

type Render = (part: Part) => RubyCode;

/** A view whose parts are Ruby, undefined where a part has no code; the very view where it has no parts. */
export function withoutParts(view: View, render: Render): View {
  let made: Record<string, unknown> | undefined;
  for (const name of Object.keys(view)) {
    const value = partOf(view[name], render);
    if (value !== view[name]) (made ??= { ...view })[name] = value;
  }
  return made ?? view;
}

function partOf(value: unknown, render: Render): unknown {
  if (value instanceof Part) return render(value);
  if (value instanceof PartIf) return byCondition(value, render);
  return value instanceof PartByAction ? byAction(value, render) : value;
}

const codeOf = (part: Part | RubyCode | undefined, render: Render): string => (part instanceof Part ? render(part) : part)?.text ?? '';

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');

function byCondition({ condition, then, otherwise }: PartIf, render: Render): RubyCode | undefined {
  const [yes, no] = [codeOf(then, render), codeOf(otherwise, render)];
  if (yes === no) return yes === '' ? undefined : new RubyCode(yes);
  if (yes === '') return new RubyCode(`unless ${condition.text}\n${indented(no)}\nend`);
  if (no === '') return new RubyCode(`if ${condition.text}\n${indented(yes)}\nend`);
  return new RubyCode(branches(condition.text, yes.split('\n'), no.split('\n')).join('\n'));
}

/** Both branches, and before and after them the statements of one line that both have. */
function branches(condition: string, yes: readonly string[], no: readonly string[]): readonly string[] {
  const isWhole = (lines: readonly string[], index: number): boolean =>
    /^[a-z].* = /.test(lines[index] ?? '') && !/^(?:[\s)\]}]|end\b)/.test(lines[index + 1] ?? '');
  const same = (ours: number, theirs: number): boolean => yes[ours] === no[theirs] && isWhole(yes, ours) && isWhole(no, theirs);
  const shorter = Math.min(yes.length, no.length) - 1;
  let before = 0;
  while (before < shorter && same(before, before)) before += 1;
  let after = 0;
  while (after < shorter - before && same(yes.length - 1 - after, no.length - 1 - after)) after += 1;
  const inner = (lines: readonly string[]): readonly string[] => indented(lines.slice(before, lines.length - after).join('\n')).split('\n');
  return [
    ...yes.slice(0, before),
    `if ${condition}`,
    ...inner(yes),
    'else',
    ...inner(no),
    'end',
    ...yes.slice(yes.length - after, yes.length),
  ];
}

/** The code all actions share, or a `case` with the rarer ones named and the most common one under `else`. */
function byAction({ branches }: PartByAction, render: Render): RubyCode | undefined {
  const groups = new Map<string, string[]>();
  for (const { actions, code } of branches) {
    const text = codeOf(code, render);
    groups.set(text, [...(groups.get(text) ?? []), ...actions]);
  }
  const [common, ...rare] = [...groups].sort(([, a], [, b]) => b.length - a.length);
  if (!common) return undefined;
  if (rare.length === 0) return common[0] === '' ? undefined : new RubyCode(common[0]);
  const cases = rare.map(([text, actions]) => `when ${wrapNames(actions)}\n${text === '' ? '  nil' : indented(text)}`);
  return new RubyCode(`case action_identify\n${cases.join('\n')}\n${common[0] === '' ? '' : `else\n${indented(common[0])}\n`}end`);
}

function wrapNames(names: readonly string[]): string {
  const lines: string[] = [''];
  for (const name of names.map(rubyString)) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = name;
    else if (last.length + name.length > 100) lines.push(name);
    else lines[lines.length - 1] = `${last}, ${name}`;
  }
  return lines.join(',\n     ');
}
