import type { Field } from '../shared/field.ts';

/** What the parts of a pod must know of each other. */
export interface PodContext {
  /** It is a Pod itself, not the template of one. */
  readonly isPod: boolean;
  /** Its controller sets hostname and subdomain. */
  readonly namesPods: boolean;
  /** The metadata of the pod or of the template. */
  readonly metadata: Field;
  readonly spec: Field;
  /** The volumes that a container can mount, by name. */
  readonly volumes: ReadonlyMap<string, VolumeKind>;
  /** The names of the pod's claims for devices. */
  readonly claims: ReadonlySet<string>;
}

export type VolumeKind = 'claim' | 'emptyDir' | 'other';

/** Every container of the pod: init, ordinary and ephemeral ones. */
export function allContainers(spec: Field): Field[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) =>
    spec.at(list).items(),
  );
}

/** `Always` where nothing is written, as the server fills it in. */
export function restartPolicyOf(spec: Field): string {
  return spec.at('restartPolicy').text || 'Always';
}

/** An init container that runs beside the others. */
export function isSidecar(container: Field): boolean {
  return container.at('restartPolicy').text === 'Always';
}

/** Whether the pod has a user namespace of the host; it has unless `hostUsers` is false. */
export function usesHostUsers(spec: Field): boolean {
  return spec.at('hostUsers').value !== false;
}
