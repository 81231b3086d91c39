import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Alias,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { isJsonObject, type Json } from '../../../kubernetes/object.ts';
import type { AliasBudget } from './alias-budget.ts';
import { MAX_DEPTH } from '../syntax/parse-document.ts';
import { faultAt, type Fault } from '../problem.ts';
import { readKey } from './read-key.ts';
import { readScalar } from './read-scalar.ts';
import { templateFault } from '../syntax/syntax-fault.ts';

/**
 * The data of a document as Kustomize has it when it prints it. Aliases and merge keys are expanded,
 * within the budget; what is written wins over what is merged. What Kustomize refuses or would
 * change without a word is a fault: keys written twice or that are no text, foreign tags, infinity.
 *
 * Values of `metadata.annotations` are text whatever they look like: Kustomize makes it of them
 * (kyaml, `RNode.GetAnnotations`), in the spelling of the file.
 *
 * @param text that the node was parsed from
 * @param lineOf line of an offset, for messages
 */
export function toValue(
  root: Node,
  text: string,
  lineOf: (offset: number) => number,
  budget: AliasBudget,
): { value: Json; faults: Fault[] } {
  const converter = new Converter(text, lineOf, budget);
  return { value: converter.convert(root, OBJECT).value, faults: converter.faults };
}

/** What a value is within an object, as far as it matters here. */
type Role = 'object' | 'items' | 'metadata' | 'annotations' | 'annotation' | 'other';

interface Position {
  role: Role;
  depth: number;
  isInFlow: boolean;
}

const OBJECT: Position = { role: 'object', depth: 0, isInFlow: false };

interface Converted {
  value: Json;
  /** Count of values and characters, aliases expanded. */
  size: number;
  /** Levels of maps and lists, aliases expanded. */
  height: number;
}

const COLLECTION_TAGS = new Set(['tag:yaml.org,2002:map', 'tag:yaml.org,2002:seq']);

const NOTHING: Converted = { value: null, size: 1, height: 0 };

class Converter {
  readonly faults: Fault[] = [];
  readonly #text: string;
  readonly #lineOf: (offset: number) => number;
  readonly #budget: AliasBudget;
  readonly #anchors = new Map<string, Node>();
  /** Undefined while a node is being converted, so that an alias to its own ancestor is seen. */
  readonly #converted = new Map<Node, Converted | undefined>();

  constructor(text: string, lineOf: (offset: number) => number, budget: AliasBudget) {
    this.#text = text;
    this.#lineOf = lineOf;
    this.#budget = budget;
  }

  convert(node: Node, at: Position): Converted {
    if (isAlias(node)) return this.#convertAlias(node, at);
    if (node.anchor === undefined) return this.#convertContent(node, at);
    this.#anchors.set(node.anchor, node);
    this.#converted.set(node, undefined);
    const converted = this.#convertContent(node, at);
    this.#converted.set(node, converted);
    return converted;
  }

  #convertContent(node: Node, at: Position): Converted {
    if (isCollection(node) && node.tag !== undefined && !COLLECTION_TAGS.has(node.tag)) {
      const message = 'a map or list has a tag that Kustomize drops';
      this.#fault(node, message, 'remove the tag');
    }
    if (isMap(node)) return this.#convertMap(node, at);
    if (isSeq(node)) {
      const within = inside(node.flow === true, at, at.role === 'items' ? 'object' : 'other');
      const items = node.items.map((item) => this.convert(item as Node, within));
      return collection(
        items.map(({ value }) => value),
        items,
      );
    }
    if (!isScalar(node)) return NOTHING;
    const { value, fault } = readScalar(node, this.#text, {
      isInFlow: at.isInFlow,
      isText: at.role === 'annotation',
    });
    if (fault !== undefined) this.#fault(node, fault.message, fault.hint);
    return { value, size: typeof value === 'string' ? 1 + value.length : 1, height: 0 };
  }

  #convertMap(map: YAMLMap, at: Position): Converted {
    const lines = new Map<string, number>();
    const entries: [string, Json][] = [];
    let merged: [string, Json][] | undefined;
    const parts: Converted[] = [];
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const key = readKey(pair.key);
      if (key.kind === 'refused') {
        this.#refuseKey(pair.key, key.fault);
        continue;
      }
      const within = inside(map.flow === true, at, roleOf(at.role, key.name));
      const entry = pair.value === null ? NOTHING : this.convert(pair.value, within);
      parts.push(entry);
      if (key.kind === 'merge') {
        if (merged !== undefined) this.#fault(pair.key, 'a second merge key "<<" in one map');
        merged = this.#mergedEntries(pair.key, entry.value);
      } else if (this.#isNew(pair.key, key.name, lines)) {
        if (at.role === 'annotations') this.#checkAnnotation(pair.key, key.name, entry.value);
        entries.push([key.name, entry.value]);
      }
    }
    const missing = (merged ?? []).filter(([name]) => !lines.has(name));
    // fromEntries makes even `__proto__` an ordinary key.
    return collection(Object.fromEntries([...missing, ...entries]), parts);
  }

  #refuseKey(key: Node, { message, hint }: { message: string; hint: string }): void {
    const offset = offsetOf(key);
    this.faults.push(templateFault(offset, this.#text) ?? faultAt(offset, message, hint));
  }

  /** Notes the line of a key, and refuses one that is noted already. */
  #isNew(key: Node, name: string, lines: Map<string, number>): boolean {
    const first = lines.get(name);
    if (first === undefined) {
      lines.set(name, this.#lineOf(offsetOf(key)));
      return true;
    }
    const message = `key ${JSON.stringify(name)} is written twice in one map, first on line ${first}`;
    this.#fault(key, message, 'keep one of the two');
    return false;
  }

  #checkAnnotation(key: Node, name: string, value: Json): void {
    if (typeof value === 'string') return;
    const message = `annotation ${JSON.stringify(name)} is a map or list, which Kustomize empties`;
    this.#fault(key, message, 'an annotation is text: write it in quotes');
  }

  /** Of several maps the first one wins, as the last entry of a name does in `Object.fromEntries`. */
  #mergedEntries(key: Node, value: Json): [string, Json][] {
    const sources = Array.isArray(value) ? value : [value];
    if (sources.every(isJsonObject)) return sources.toReversed().flatMap(Object.entries<Json>);
    this.#fault(key, 'merge key "<<" takes a map or a list of maps');
    return [];
  }

  #convertAlias(alias: Alias, { depth }: Position): Converted {
    const target = this.#anchors.get(alias.source);
    if (target === undefined) {
      const hint = `write &${alias.source} before the value that it repeats, in the same document`;
      return this.#refuse(alias, `alias "*${alias.source}" has no anchor above it`, hint);
    }
    const converted = this.#converted.get(target);
    if (converted === undefined) {
      return this.#refuse(alias, `alias "*${alias.source}" stands inside of its own anchor`);
    }
    if (depth + converted.height > MAX_DEPTH) {
      return this.#refuse(
        alias,
        `nested deeper than ${MAX_DEPTH} levels once aliases are expanded`,
      );
    }
    const { isSpent } = this.#budget;
    if (this.#budget.spend(converted.size)) return converted;
    if (isSpent) return NOTHING;
    return this.#refuse(alias, 'the aliases repeat too much', 'write out what the objects hold');
  }

  #refuse(node: Node, message: string, hint?: string): Converted {
    this.#fault(node, message, hint);
    return NOTHING;
  }

  #fault(node: Node, message: string, hint?: string): void {
    this.faults.push(faultAt(offsetOf(node), message, hint));
  }
}

function inside(isFlow: boolean, at: Position, role: Role): Position {
  return { role, depth: at.depth + 1, isInFlow: at.isInFlow || isFlow };
}

function roleOf(parent: Role, key: string): Role {
  if (parent === 'object' && (key === 'metadata' || key === 'items')) return key;
  if (parent === 'annotations') return 'annotation';
  return parent === 'metadata' && key === 'annotations' ? key : 'other';
}

function collection(value: Json, parts: readonly Converted[]): Converted {
  return {
    value,
    size: parts.reduce((total, { size }) => total + size, 1),
    height: parts.reduce((highest, { height }) => Math.max(highest, height), 0) + 1,
  };
}

function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
