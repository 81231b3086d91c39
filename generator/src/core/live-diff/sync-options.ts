import { valueAt, type KubernetesObject } from '../kubernetes/object.ts';
import { textAt } from '../status/read.ts';

/** Whether an object asks for a sync option of Argo CD, such as `Prune=false`. */
export function hasSyncOption(object: KubernetesObject, option: string): boolean {
  const options =
    textAt(object, 'metadata', 'annotations', 'argocd.argoproj.io/sync-options') ?? '';
  return options.split(',').some((written) => written.trim() === option);
}

/** Whether an object belongs to a phase of a sync, so that it comes and goes. */
export function isHook(object: KubernetesObject): boolean {
  return ['argocd.argoproj.io/hook', 'helm.sh/hook'].some(
    (key) => valueAt(object, ['metadata', 'annotations', key]) !== undefined,
  );
}
