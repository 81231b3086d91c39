import { isAlias, isMap, isScalar, isSeq, type Alias, type Node, type YAMLMap } from 'yaml';
import type { Json, JsonObject } from '../../core/kubernetes/object.ts';
import { own } from '../own-value.ts';
import { quote } from '../quote.ts';
import { readKey } from './read-key.ts';
import { readScalar } from './read-scalar.ts';

/** Something wrong at an offset of the text. After a fatal one the value must not be used. */
export interface Fault {
  offset: number;
  message: string;
  hint?: string;
  fatal: boolean;
}

interface Conversion {
  value: Json;
  /** The node that each alias stands for. */
  targets: ReadonlyMap<Alias, Node>;
  faults: Fault[];
}

/**
 * Turns a YAML node into JSON data, refusing what JSON or the generator cannot hold: unsafe keys,
 * tags, depth, and aliases that expand without bound. Merge keys (`<<`) are resolved, explicit keys
 * win over merged ones. Aliased values are shared, not copied.
 */
export function toJson(root: Node | null, lineOf: (offset: number) => number): Conversion {
  const converter = new Converter(lineOf);
  return {
    value: root === null ? null : converter.convert(root, 0).value,
    targets: converter.targets,
    faults: converter.faults,
  };
}

/** How deep maps and lists may nest; people's files stay below 20. */
const MAX_DEPTH = 100;
/** How many values a document may hold once its aliases are expanded. */
const MAX_VALUES = 1_000_000;

interface Converted {
  value: Json;
  /** Count of values, aliases expanded. */
  size: number;
}

const NOTHING: Converted = { value: null, size: 1 };

class Converter {
  readonly targets = new Map<Alias, Node>();
  readonly faults: Fault[] = [];
  readonly #lineOf: (offset: number) => number;
  readonly #anchors = new Map<string, Node>();
  /** Undefined while a node is being converted, so an alias to its own ancestor is seen. */
  readonly #converted = new Map<Node, Converted | undefined>();

  constructor(lineOf: (offset: number) => number) {
    this.#lineOf = lineOf;
  }

  convert(node: Node, depth: number): Converted {
    if (isAlias(node)) return this.#convertAlias(node);
    if (depth > MAX_DEPTH) return this.#refuse(node, `nested deeper than ${MAX_DEPTH} levels`);
    if (node.tag !== undefined && !PLAIN_TAGS.has(node.tag)) {
      const hint = 'remove the tag; quote the value if it is meant as text';
      return this.#refuse(node, `tag ${quote(node.tag)} is not accepted`, hint);
    }
    this.#converted.set(node, undefined);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    const content = this.#convertContent(node, depth);
    const converted = content.size > MAX_VALUES ? this.#refuseSize(node) : content;
    this.#converted.set(node, converted);
    return converted;
  }

  #convertContent(node: Node, depth: number): Converted {
    if (isMap(node)) return this.#convertMap(node, depth);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.convert(item as Node, depth + 1));
      return { value: items.map((item) => item.value), size: totalSize(items) };
    }
    if (!isScalar(node)) return NOTHING;
    const { value, fault } = readScalar(node);
    if (fault !== undefined) this.#fault(node, fault.message, fault.hint);
    return { value, size: 1 };
  }

  #convertMap(map: YAMLMap, depth: number): Converted {
    const value: JsonObject = {};
    const merged: Converted[] = [];
    const entries: Converted[] = [];
    const firstLines = new Map<string, number>();
    for (const pair of map.items) {
      const key = readKey(pair.key);
      const keyNode = isNodeWithRange(pair.key) ? pair.key : map;
      if (key.kind === 'refused') {
        this.faults.push({ offset: offsetOf(keyNode), ...key.fault, fatal: true });
        continue;
      }
      const entry = pair.value === null ? NOTHING : this.convert(pair.value as Node, depth + 1);
      if (key.kind === 'merge') {
        merged.push(...this.#mergeSources(keyNode, entry));
        continue;
      }
      const firstLine = firstLines.get(key.name);
      if (firstLine !== undefined) {
        const message = `key ${quote(key.name)} is written twice in one map, first on line ${firstLine}`;
        this.#fault(keyNode, message, 'keep one of the two');
        continue;
      }
      firstLines.set(key.name, this.#lineOf(offsetOf(keyNode)));
      value[key.name] = entry.value;
      entries.push(entry);
    }
    for (const source of merged) addMissing(value, source.value);
    return { value, size: totalSize([...entries, ...merged]) };
  }

  #mergeSources(keyNode: Node, entry: Converted): Converted[] {
    const sources = Array.isArray(entry.value) ? entry.value : [entry.value];
    if (sources.every((source) => typeof source === 'object' && source !== null)) {
      return sources.map((value) => ({ value, size: entry.size }));
    }
    this.#fault(keyNode, 'merge key "<<" takes a map or a list of maps, as aliases');
    return [];
  }

  #convertAlias(alias: Alias): Converted {
    const target = this.#anchors.get(alias.source);
    if (target === undefined) {
      const message = `alias "*${alias.source}" has no anchor`;
      return this.#refuse(
        alias,
        message,
        `write &${alias.source} before the value that it repeats`,
      );
    }
    this.targets.set(alias, target);
    const converted = this.#converted.get(target);
    if (converted === undefined) {
      return this.#refuse(alias, `alias "*${alias.source}" stands inside of its own anchor`);
    }
    return converted;
  }

  /** Once: what is refused counts as one value where it stands and where it is repeated. */
  #refuseSize(node: Node): Converted {
    const message = `more than ${MAX_VALUES} values once aliases are expanded`;
    return this.#refuse(node, message, 'repeat less with aliases');
  }

  #refuse(node: Node, message: string, hint?: string): Converted {
    this.#fault(node, message, hint, true);
    return NOTHING;
  }

  #fault(node: Node, message: string, hint?: string, fatal = false): void {
    this.faults.push({
      offset: offsetOf(node),
      message,
      ...(hint === undefined ? {} : { hint }),
      fatal,
    });
  }
}

/** Tags that say what the plain form says too. */
const PLAIN_TAGS = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
);

function totalSize(parts: Converted[]): number {
  return parts.reduce((total, part) => total + part.size, 1);
}

function addMissing(target: JsonObject, source: Json): void {
  if (typeof source !== 'object' || source === null || Array.isArray(source)) return;
  for (const [key, value] of Object.entries(source)) {
    if (own(target, key) === undefined) target[key] = value;
  }
}

function isNodeWithRange(node: unknown): node is Node {
  return typeof node === 'object' && node !== null && 'range' in node;
}

function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
