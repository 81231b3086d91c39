import { join } from 'node:path';
import { kubectl, observe } from './kubectl.ts';
import { ARGOCD } from './application.ts';
import type { Repository } from './repository.ts';

const SETTINGS = ['argocd-cm', 'argocd-cmd-params-cm'];

/** The commands of the guide, by hand. */
export async function bootstrap({ root }: Repository): Promise<void> {
  const apply = ['apply', '--server-side', '--force-conflicts'];
  const before = await settings();
  await kubectl([...apply, '-k', join(root, 'clusters/local/argo-cd')]);
  await kubectl([
    'wait',
    '--for=condition=Established',
    '--timeout=2m',
    'crd/applications.argoproj.io',
    'crd/appprojects.argoproj.io',
  ]);
  const restart = before !== undefined && before !== (await settings());
  for (const kind of ['deployment', 'statefulset']) {
    if (restart) await kubectl(['rollout', 'restart', kind, `--namespace=${ARGOCD}`]);
    await kubectl(['rollout', 'status', kind, `--namespace=${ARGOCD}`, '--timeout=4m']);
  }
  await kubectl([...apply, '-f', join(root, 'clusters/local/projects')]);
  await kubectl([...apply, '-f', join(root, 'clusters/local/root.yaml')]);
}

/** What Argo CD's processes read at their start. */
async function settings(): Promise<string | undefined> {
  const maps = await Promise.all(SETTINGS.map((name) => observe(`configmap/${name}`, ARGOCD)));
  return maps.includes(undefined) ? undefined : JSON.stringify(maps.map((map) => map?.data));
}
