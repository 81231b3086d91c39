import type { ContainerPort, Service } from 'kubernetes-types/core/v1.js';
import { filled } from '../parts/filled.ts';
import type { Component } from '../parts/labels.ts';
import type { Resource } from '../parts/resource.ts';
import { serviceType } from '../parts/service.ts';
import type { WorkloadValues } from './values.ts';

export interface Port {
  name: string;
  containerPort: number;
  protocol: 'TCP' | 'UDP' | 'SCTP';
  servicePort: number;
}

/** `port` and `ports` in one form. */
export function portsOf({ port, ports, service }: WorkloadValues): Port[] {
  if (ports !== undefined) {
    return ports.map((entry) => ({
      ...entry,
      servicePort: entry.servicePort ?? entry.containerPort,
    }));
  }
  if (port === undefined) return [];
  return [
    { name: 'http', containerPort: port, protocol: 'TCP', servicePort: service?.port ?? port },
  ];
}

export function containerPorts(ports: Port[]): ContainerPort[] {
  return ports.map(({ name, containerPort, protocol }) => ({
    name,
    containerPort,
    ...protocolField(protocol),
  }));
}

export function serviceOf(
  values: WorkloadValues,
  { name, labels }: Component,
  ports: Port[],
): Resource<Service> {
  const { service } = values;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels, annotations: filled(service?.annotations) },
    spec: {
      type: serviceType(service),
      selector: labels,
      ports: ports.map((port, index) => ({
        name: port.name,
        port: port.servicePort,
        targetPort: port.name,
        nodePort: index === 0 ? service?.nodePort : undefined,
        ...protocolField(port.protocol),
      })),
    },
  };
}

/** TCP is the default: left away everywhere, since lists of ports are merged by number and protocol. */
function protocolField(protocol: Port['protocol']): { protocol?: string } {
  return protocol === 'TCP' ? {} : { protocol };
}
