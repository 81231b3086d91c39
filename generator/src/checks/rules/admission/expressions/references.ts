import type { Node } from './parse.ts';

/** The names that an expression can use. */
export interface Names {
  roots: ReadonlySet<string>;
  /** The fields of `variables`; undefined where any is taken. */
  variables: ReadonlySet<string> | undefined;
}

/** The types, and what stands before the functions of a library: `sets.contains`, `ip.isCanonical`. */
const ALWAYS_KNOWN: ReadonlySet<string> = new Set(
  (
    'bool bytes double dyn int list map null_type optional_type string type uint ' +
    'base64 cel format google ip jsonpatch kubernetes lists math net optional regex semver sets strings'
  ).split(' '),
);

/** How many names a macro binds in its last argument, or all after them. */
const BINDING_MACROS: Readonly<Record<string, readonly number[]>> = {
  all: [1, 2],
  exists: [1, 2],
  exists_one: [1, 2],
  existsOne: [1, 2],
  filter: [1],
  map: [1],
  optFlatMap: [1],
  optMap: [1],
  sortBy: [1],
  transformList: [2],
  transformMap: [2],
  transformMapEntry: [2],
};
/** The macros that take a condition before the result, if they have one argument more. */
const WITH_CONDITION = ['map', 'transformList', 'transformMap', 'transformMapEntry'];

/**
 * The first thing that an expression uses and nobody has declared. Types and functions are not
 * checked: whether a method exists depends on what it is called on.
 */
export function undeclared(node: Node, names: Names): string | undefined {
  // Along the targets in a loop: a chain of them can be long.
  for (let current: Node | undefined = node; current !== undefined;) {
    const problem = undeclaredHere(current, names);
    if (problem !== undefined) return problem;
    current = current.type === 'select' || current.type === 'call' ? current.target : undefined;
  }
  return undefined;
}

function undeclaredHere(node: Node, names: Names): string | undefined {
  switch (node.type) {
    case 'name':
      if (names.roots.has(node.name) || ALWAYS_KNOWN.has(node.name)) return undefined;
      return `undeclared reference to '${shortened(node.name)}'`;
    case 'select':
      return isUnknownVariable(node, names)
        ? `undefined field '${shortened(node.name)}'`
        : undefined;
    case 'call':
      return undeclaredInArguments(node, names);
    case 'other':
      return first(node.children, names);
  }
}

function isUnknownVariable(node: Node & { type: 'select' }, { roots, variables }: Names): boolean {
  const isVariable = node.target.type === 'name' && node.target.name === 'variables';
  return isVariable && roots.has('variables') && variables?.has(node.name) === false;
}

function undeclaredInArguments(node: Node & { type: 'call' }, names: Names): string | undefined {
  const { target, name } = node;
  if (target === undefined) {
    const isHas = name === 'has' && node.arguments.length === 1;
    if (isHas && node.arguments[0]?.type !== 'select') return 'invalid argument to has() macro';
    return first(node.arguments, names);
  }
  const count = boundNames(name, node.arguments.length);
  const bound = node.arguments.slice(0, count);
  const boundTexts = bound.flatMap((argument) => (argument.type === 'name' ? [argument.name] : []));
  if (boundTexts.length < bound.length) return 'argument must be a simple name';
  const roots = new Set([...names.roots, ...boundTexts]);
  return first(node.arguments.slice(count), { ...names, roots });
}

function boundNames(macro: string, argumentCount: number): number {
  const counts = Object.hasOwn(BINDING_MACROS, macro) ? BINDING_MACROS[macro] : undefined;
  const most = WITH_CONDITION.includes(macro) ? 2 : 1;
  return counts?.find((count) => argumentCount > count && argumentCount <= count + most) ?? 0;
}

function first(nodes: readonly Node[], names: Names): string | undefined {
  for (const node of nodes) {
    const found = undeclared(node, names);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether an expression names this anywhere. */
export function usesRoot(node: Node, name: string): boolean {
  for (let current: Node | undefined = node; current !== undefined;) {
    if (current.type === 'name') return current.name === name;
    const parts = current.type === 'other' ? current.children : argumentsOf(current);
    if (parts.some((part) => usesRoot(part, name))) return true;
    current = current.type === 'other' ? undefined : current.target;
  }
  return false;
}

function argumentsOf(node: Node & { type: 'select' | 'call' }): readonly Node[] {
  return node.type === 'call' ? node.arguments : [];
}

function shortened(name: string): string {
  return name.length > LONGEST_QUOTE ? `${name.slice(0, LONGEST_QUOTE)}…` : name;
}

const LONGEST_QUOTE = 80;
