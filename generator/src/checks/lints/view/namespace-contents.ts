import { isJsonObject, type Json } from '../../../core/kubernetes/object.ts';
import type { Field } from '../../rules/shared/field.ts';
import type { Labels } from '../../rules/shared/metadata/label-selector.ts';
import type { PlacedObject } from './placed-object.ts';
import { podTemplateOf, type PodTemplate } from './pod-template.ts';

/** What one namespace of one cluster holds, from all deployments that put something into it. */
export class NamespaceContents {
  readonly objects: PlacedObject[] = [];
  readonly pods: PodTemplate[] = [];
  readonly #name: string;
  readonly #byId = new Map<string, PlacedObject>();
  readonly #byKind = new Map<string, PlacedObject[]>();
  readonly #custom: PlacedObject[] = [];
  /** The words that programs in here are started with. */
  readonly #words = new Set<string>();
  readonly #declaredSecrets = new Set<string>();

  /** @param name empty for what has no namespace */
  constructor(name: string) {
    this.#name = name;
  }

  add(placed: PlacedObject): void {
    this.objects.push(placed);
    this.#byId.set(idOf(placed.groupKind, placed.object.metadata.name), placed);
    const same = this.#byKind.get(placed.groupKind);
    if (same === undefined) this.#byKind.set(placed.groupKind, [placed]);
    else same.push(placed);
    if (placed.isCustom) this.#custom.push(placed);
    const pods = podTemplateOf(placed);
    if (pods === undefined) return;
    this.pods.push(pods);
    for (const word of pods.containers.flatMap(wordsOf)) this.#words.add(word);
  }

  declareSecret(name: string): void {
    this.#declaredSecrets.add(name);
  }

  find(groupKind: string, name: string): PlacedObject | undefined {
    return this.#byId.get(idOf(groupKind, name));
  }

  ofKind(groupKind: string): readonly PlacedObject[] {
    return this.#byKind.get(groupKind) ?? [];
  }

  /** The kinds that are in here, as `Kind` or `Kind.group`. */
  get kinds(): string[] {
    return [...this.#byKind.keys()];
  }

  isDeclaredSecret(name: string): boolean {
    return this.#declaredSecrets.has(name);
  }

  podsWith(isSelected: (labels: Labels) => boolean): PodTemplate[] {
    return this.pods.filter(({ labels }) => isSelected(labels));
  }

  /**
   * Something in here may make an object of this name while it runs: a custom resource that is
   * called so, begins so, or names it (SealedSecret, ExternalSecret, Certificate, a database …), or a
   * program that is told the name.
   */
  mayMake(name: string): boolean {
    return (
      SYSTEM.has(this.#name) ||
      this.#words.has(name) ||
      this.#custom.some(
        ({ object }) => name.startsWith(`${object.metadata.name}-`) || mentions(object, name),
      )
    );
  }

  /**
   * A custom resource in here may make pods with these labels: operators label them with the
   * resource's name or kind, or as the resource itself says.
   */
  mayMakePods(labels: Iterable<string>): boolean {
    const values = [...labels];
    return (
      SYSTEM.has(this.#name) ||
      this.#custom.some(({ object }) =>
        values.some((value) => value === object.kind.toLowerCase() || mentions(object, value)),
      )
    );
  }
}

/** Kubernetes itself puts objects into these. */
const SYSTEM = new Set(['kube-system', 'kube-public', 'kube-node-lease']);

function wordsOf(container: Field): string[] {
  return ['command', 'args']
    .flatMap((key) => container.at(key).items())
    .flatMap(({ text }) => text.split(WORD_BREAK));
}

const WORD_BREAK = /[\s=,:'"]+/;

function idOf(groupKind: string, name: string): string {
  return `${groupKind}/${name}`;
}

function mentions(value: Json, text: string): boolean {
  if (typeof value === 'string') return value === text;
  if (Array.isArray(value)) return value.some((item) => mentions(item, text));
  return isJsonObject(value) && Object.values(value).some((item) => mentions(item, text));
}
