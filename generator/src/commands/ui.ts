import { homesOf, type Home } from '../core/argocd/home.ts';
import type { Fleet } from '../core/fleet.ts';
import type { KubernetesObject } from '../core/kubernetes/object.ts';
import { conditionsOf, itemsAt, numberAt, textAt } from '../core/status/read.ts';
import type { Cluster } from '../shell/cluster/cluster.ts';
import { connectCluster } from '../shell/cluster/connect.ts';
import { UserError } from '../shell/errors.ts';
import { untilEnded } from '../shell/until-ended.ts';
import type { Dependencies, ExitCode } from './dependencies.ts';
import { contextFor, readContexts } from './steps/cluster/choose-contexts.ts';
import { describeCluster } from './steps/cluster/confirm-context.ts';
import { kubectlFor } from './steps/cluster/kubectl-for.ts';
import { openRepository } from './steps/open-repository.ts';

export interface UiOptions {
  port: string;
  cluster?: string;
  kubeconfig?: string;
  context: string[];
}

/** `strata ui`: forwards Argo CD's UI to this machine until it is ended. Changes nothing. */
export async function ui(options: UiOptions, dependencies: Dependencies): Promise<ExitCode> {
  const { cwd, env, output } = dependencies;
  const port = readPort(options.port);
  const { fleet } = await openRepository(dependencies);
  const home = chooseHome(fleet, options.cluster);
  const { kubeconfig } = options;
  const context = contextFor(home.cluster, readContexts(options.context, fleet), [home.cluster]);
  const cluster = await connectCluster({ kubeconfig, context, env, cwd });
  output.say(`Asking ${describeCluster(cluster)}.`);
  const kubectl = kubectlFor(cluster, kubeconfig);
  const pod = await findServer(cluster, home, kubectl);
  const scheme = (await isInsecure(cluster, home.namespace)) ? 'http' : 'https';

  const until = untilEnded();
  try {
    const forwarded = await cluster.forwardPort(pod, port);
    output.print(`${scheme}://localhost:${forwarded.port}`);
    output.say(howToLogIn(kubectl, home, scheme));
    await until.ended;
    await forwarded.close();
  } finally {
    until.stop();
  }
  return 0;
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new UserError(`--port ${text} is no port`, { hint: 'give a number from 1 to 65535' });
}

function chooseHome(fleet: Fleet, wanted: string | undefined): Home {
  const homes = homesOf(fleet);
  const found = wanted === undefined ? homes : homes.filter(({ cluster }) => cluster === wanted);
  const [home, ...others] = found;
  const names = homes.map(({ cluster }) => cluster).join(', ');
  if (home === undefined) {
    throw new UserError(
      wanted === undefined
        ? 'no cluster of gitops.yaml runs an Argo CD'
        : `the cluster ${wanted} of gitops.yaml runs no Argo CD; these do: ${names}`,
    );
  }
  if (others.length === 0) return home;
  throw new UserError(`several clusters run an Argo CD: ${names}`, {
    hint: `choose one: npx --no strata ui --cluster ${home.cluster}`,
  });
}

/** A pod of argocd-server that answers. */
async function findServer(
  cluster: Cluster,
  { cluster: name, namespace }: Home,
  kubectl: string,
): Promise<{ namespace: string; name: string; port: number }> {
  const labelSelector = 'app.kubernetes.io/name=argocd-server';
  const pods = await cluster.list({ apiVersion: 'v1', kind: 'Pod', namespace, labelSelector });
  const pod = pods.find((candidate) =>
    conditionsOf(candidate).some(({ type, status }) => type === 'Ready' && status === 'True'),
  );
  if (pod !== undefined) return { namespace, name: pod.metadata.name, port: portOf(pod) };
  if (pods.length === 0) {
    throw new UserError(`there is no pod of argocd-server in the namespace ${namespace}`, {
      hint: `is it the right cluster, and bootstrapped? npx --no strata bootstrap ${name}`,
    });
  }
  throw new UserError(`no pod of argocd-server in the namespace ${namespace} is ready`, {
    hint: `see: ${kubectl} --namespace ${namespace} describe pod --selector ${labelSelector}`,
  });
}

function portOf(pod: KubernetesObject): number {
  const ports = itemsAt(pod, 'spec', 'containers').flatMap((container) =>
    itemsAt(container, 'ports'),
  );
  const metrics = 8083;
  const port = ports
    .map((entry) => numberAt(entry, 'containerPort'))
    .find((one) => one !== metrics);
  return port ?? 8080;
}

/** Whether Argo CD's server speaks plain HTTP, as it does behind some ingresses. */
async function isInsecure(cluster: Cluster, namespace: string): Promise<boolean> {
  const settings = await cluster.get({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    namespace,
    name: 'argocd-cmd-params-cm',
  });
  return textAt(settings, 'data', 'server.insecure') === 'true';
}

function howToLogIn(kubectl: string, { namespace }: Home, scheme: string): string {
  const lines = [
    'User: admin. The first password, unless it was changed:',
    `  ${kubectl} --namespace ${namespace} get secret argocd-initial-admin-secret --output jsonpath='{.data.password}' | base64 --decode`,
  ];
  if (scheme === 'https') {
    lines.push('The certificate is one that Argo CD made for itself: the browser warns of it.');
  }
  return [...lines, 'Ctrl-C ends this.'].join('\n');
}
