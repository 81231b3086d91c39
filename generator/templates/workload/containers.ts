import type { Container, EnvFromSource } from 'kubernetes-types/core/v1.js';
import { envVars } from '../parts/env.ts';
import { filled } from '../parts/filled.ts';
import type { Draft } from '../parts/resource.ts';
import { resourceRequirements } from '../parts/resources.ts';
import { RESTRICTED_CONTAINER } from '../parts/security-context.ts';
import { containerPorts, type Port } from './ports.ts';
import { probesOf } from './probes.ts';
import type { WorkloadValues } from './values.ts';
import type { ExtraContainerValues } from './values/more-containers.ts';
import { volumeMounts } from './volumes.ts';

/** The container of the app itself. */
export function appContainer(
  values: WorkloadValues,
  name: string,
  ports: Port[],
): Draft<Container> {
  return {
    ...containerOf(name, values, values),
    workingDir: values.workingDir,
    ports: ports.length === 0 ? undefined : containerPorts(ports),
    ...probesOf(values, ports),
    lifecycle: values.lifecycle,
  };
}

/**
 * An init container, or the container of a CronJob, with the app's volumes. The app's variables,
 * and with them its Secrets, reach only containers of the app's own image.
 */
export function extraContainer(
  values: WorkloadValues,
  name: string,
  extra: ExtraContainerValues,
): Draft<Container> {
  if (extra.image !== undefined) {
    return containerOf(name, { ...values, envFrom: [] }, { ...extra, image: extra.image });
  }
  const env = { ...values.env, ...extra.env };
  return containerOf(name, values, { ...extra, image: values.image, env });
}

type Own = Pick<WorkloadValues, 'image' | 'command' | 'args' | 'env' | 'resources'>;

function containerOf(name: string, shared: WorkloadValues, own: Own): Draft<Container> {
  return {
    name,
    image: own.image,
    command: own.command,
    args: own.args,
    envFrom: filled(envFromSources(shared)),
    env: filled(envVars(own.env)),
    resources: resourceRequirements(own.resources),
    securityContext: { ...RESTRICTED_CONTAINER, ...shared.securityContext },
    volumeMounts: filled(volumeMounts(shared)),
  };
}

function envFromSources({ envFrom }: WorkloadValues): Draft<EnvFromSource>[] {
  return envFrom.map((source) =>
    'secret' in source
      ? { prefix: source.prefix, secretRef: { name: source.secret } }
      : { prefix: source.prefix, configMapRef: { name: source.configMap } },
  );
}
