import { testEnvironment } from './environment.ts';
import { applyObjects, kubectl } from './kubectl.ts';

/**
 * A way to the git server that leads through a pod. When the pod is gone the server is away for Argo
 * CD: established connections break, new ones are refused. (Taking away the endpoint of a Service
 * leaves what is connected.)
 */
export class GitGate {
  readonly host: string;
  /** Address of the repository through the gate. */
  readonly url: string;
  private readonly name: string;

  constructor(name: string) {
    const { protocol, pathname } = repository();
    this.name = name;
    this.host = `${name}.${name}.svc`;
    this.url = `${protocol}//${this.host}:${PORT}${pathname}`;
  }

  async open(): Promise<void> {
    const { name } = this;
    await applyObjects(
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name, namespace: name },
        spec: { selector: { app: name }, ports: [{ port: PORT }] },
      },
      this.deployment(1),
    );
    await kubectl(['rollout', 'status', `deployment/${name}`, '-n', name, '--timeout=2m']);
  }

  async close(): Promise<void> {
    const { name } = this;
    await applyObjects(this.deployment(0));
    await kubectl(['delete', 'pods', '--all', '--grace-period=0', '--force', '-n', name]);
  }

  private deployment(replicas: number): object {
    const { name } = this;
    const { hostname, port, protocol } = repository();
    const target = [hostname, port || (protocol === 'https:' ? '443' : '80')];
    const container = {
      name: 'gate',
      image: 'busybox:1.35.0',
      command: ['nc', '-ll', '-p', String(PORT), '-e', 'nc', ...target],
      ports: [{ containerPort: PORT }],
      readinessProbe: { tcpSocket: { port: PORT }, periodSeconds: 1 },
    };
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace: name },
      spec: {
        replicas,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name } },
          spec: { terminationGracePeriodSeconds: 0, containers: [container] },
        },
      },
    };
  }
}

const PORT = 8088;

function repository(): URL {
  return new URL(testEnvironment().gitUrlInCluster);
}
