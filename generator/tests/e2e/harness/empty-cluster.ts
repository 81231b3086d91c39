import { ARGOCD } from './application.ts';
import { eventually } from './eventually.ts';
import { discard, kubectl, observe, observeAll } from './kubectl.ts';

/** Takes away all of Argo CD, so that the cluster is as it was before its first bootstrap. */
export async function removeArgoCd(): Promise<void> {
  const everything = [`namespace/${ARGOCD}`, ...DEFINITIONS, ...RIGHTS];
  await discard(everything);
  await eventually(
    'Argo CD is gone',
    async () => {
      // While its controller runs, it heals finalizers that were taken away.
      for (const kind of ['applications.argoproj.io', 'appprojects.argoproj.io']) {
        for (const name of await namesOf(kind)) await release(`${kind}/${name}`);
      }
      const left = await Promise.all(everything.map((what) => observe(what)));
      return left.every((object) => object === undefined);
    },
    { seconds: 180 },
  );
}

const DEFINITIONS = ['applications', 'applicationsets', 'appprojects'].map(
  (plural) => `customresourcedefinition/${plural}.argoproj.io`,
);

const RIGHTS = ['application-controller', 'applicationset-controller', 'server'].flatMap((name) => [
  `clusterrole/argocd-${name}`,
  `clusterrolebinding/argocd-${name}`,
]);

/** Without finalizers nothing waits for the controller, which goes as well. */
async function release(what: string): Promise<void> {
  const unbound = JSON.stringify({ metadata: { finalizers: null } });
  await kubectl(['patch', what, `--namespace=${ARGOCD}`, '--type=merge', '-p', unbound]);
}

async function namesOf(kind: string): Promise<string[]> {
  try {
    return (await observeAll(kind, ARGOCD)).map(({ metadata }) => metadata.name);
  } catch {
    // The kind is not served.
    return [];
  }
}
