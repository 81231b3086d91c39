import { itemsAt, textAt } from '../read.ts';
import { healthy, progressing, type HealthRule } from './types.ts';

/** A Service of type LoadBalancer waits for its address; every other one is healthy. */
export const serviceHealth: HealthRule = (service) =>
  textAt(service, 'spec', 'type') === 'LoadBalancer' ? ingressHealth(service) : healthy();

/** An Ingress waits for its address, which some controllers never report. */
export const ingressHealth: HealthRule = (object) =>
  itemsAt(object, 'status', 'loadBalancer', 'ingress').length > 0
    ? healthy()
    : progressing('it has no address yet');
