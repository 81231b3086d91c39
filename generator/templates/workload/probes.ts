import type { Probe } from 'kubernetes-types/core/v1.js';
import type { Port } from './ports.ts';
import type { WorkloadValues } from './values.ts';

type ProbeValues = WorkloadValues['probes']['readiness'];

interface Probes {
  startupProbe: Probe | undefined;
  readinessProbe: Probe | undefined;
  livenessProbe: Probe | undefined;
}

/** The probes; readiness and liveness are a TCP connection to the first port unless said. */
export function probesOf({ probes }: WorkloadValues, [first]: Port[]): Probes {
  const byDefault: Probe | undefined =
    first?.protocol === 'TCP' ? { tcpSocket: { port: first.name } } : undefined;
  return {
    startupProbe: probe(probes.startup, first, undefined),
    readinessProbe: probe(probes.readiness, first, byDefault),
    livenessProbe: probe(probes.liveness, first, byDefault),
  };
}

function probe(
  values: ProbeValues,
  first: Port | undefined,
  byDefault: Probe | undefined,
): Probe | undefined {
  if (values === undefined) return byDefault;
  if (values === false) return undefined;
  if (typeof values !== 'string') return values;
  return first === undefined ? undefined : { httpGet: { path: values, port: first.name } };
}
