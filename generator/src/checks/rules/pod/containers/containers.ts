import type { Field } from '../../shared/field.ts';
import { isSidecar, type PodContext } from '../context.ts';
import { checkContainer } from './container.ts';
import { checkLifecycle } from './handlers.ts';
import { checkHostPorts } from './ports.ts';
import { checkProbes, PROBES } from './probes.ts';
import { checkInitRestartPolicy, checkRestartPolicy } from './restart-policy.ts';

/** All containers of a pod: validateContainers, validateInitContainers, validateEphemeralContainers. */
export function checkContainers(pod: PodContext): void {
  const containers = pod.spec.at('containers').items();
  const initContainers = pod.spec.at('initContainers').items();
  if (containers.length === 0) pod.spec.at('containers').required();

  checkNames(containers, []);
  for (const container of containers) {
    checkContainer(container, pod);
    checkRunning(container, pod);
    checkRestartPolicy(container);
  }
  checkHostPorts(containers, (port) => hostPortOf(port, pod));

  checkNames(initContainers, containers);
  for (const container of initContainers) checkInitContainer(container, pod);

  checkEphemeralContainers(pod, [...containers, ...initContainers]);
}

function checkInitContainer(container: Field, pod: PodContext): void {
  checkContainer(container, pod);
  checkInitRestartPolicy(container);
  checkHostPorts([container], (port) => hostPortOf(port, pod));
  if (isSidecar(container)) {
    checkRunning(container, pod);
    return;
  }
  for (const key of ['lifecycle', ...PROBES]) {
    if (container.at(key).isSet && !hasOnlyStopSignal(container.at(key))) {
      container
        .at(key)
        .forbidden('may not be set for init containers without restartPolicy=Always');
    }
  }
}

/** ContainerStopSignals is off in 1.35: the signal is taken off, and all that held only it. */
function hasOnlyStopSignal(lifecycle: Field): boolean {
  const keys = ['postStart', 'preStop'];
  return lifecycle.at('stopSignal').isSet && !keys.some((key) => lifecycle.at(key).isSet);
}

function checkRunning(container: Field, pod: PodContext): void {
  checkLifecycle(container.at('lifecycle'), pod);
  checkProbes(container, pod);
}

function checkNames(containers: readonly Field[], others: readonly Field[]): void {
  const names = new Set(others.map((container) => container.at('name').text));
  for (const container of containers) {
    const name = container.at('name');
    if (name.text === '') continue;
    if (names.has(name.text)) name.duplicate();
    names.add(name.text);
  }
}

/** A Pod in the network of the host takes each of its ports there, unless it names another. */
function hostPortOf(port: Field, { isPod, spec }: PodContext): number | undefined {
  const number = port.at('hostPort').number ?? 0;
  if (number !== 0 || !isPod || !spec.at('hostNetwork').isTrue) return number;
  return port.at('containerPort').number;
}

const NOT_FOR_EPHEMERAL = ['ports', 'resources', 'lifecycle', ...PROBES];

function checkEphemeralContainers(pod: PodContext, others: readonly Field[]): void {
  const containers = pod.spec.at('ephemeralContainers');
  if (containers.isEmpty) return;
  containers.forbidden(
    pod.isPod ? 'cannot be set on create' : 'ephemeral containers not allowed in pod template',
  );
  checkNames(containers.items(), others);
  for (const container of containers.items()) {
    checkContainer(container, pod);
    for (const key of NOT_FOR_EPHEMERAL) {
      if (!container.at(key).isEmpty) {
        container.at(key).forbidden('cannot be set for an Ephemeral Container');
      }
    }
  }
}
