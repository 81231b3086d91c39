import { deepEqual } from '../../core/kubernetes/equality.ts';
import { ownValue, type Json, type JsonObject } from '../../core/kubernetes/object.ts';
import type { Finding } from '../finding.ts';
import { mapAt, refusal, textAt, type ChangeRule } from './change-rule.ts';
import { RECREATE_SERVICE } from './remedies.ts';

/**
 * The address of a Service stays once it has one, and so do its first IP family and the class of its
 * load balancer: pkg/apis/core/validation/validation.go, ValidateServiceUpdate. What the update leaves
 * out the server keeps, and what was left out it has chosen.
 */
export const changedService: ChangeRule = (before, after) => {
  const [old, present] = [before, after].map((object) => mapAt(object, ['spec']));
  if (old === undefined || present === undefined) return [];
  const stays = hasAddress(old) && hasAddress(present);
  return [
    ...(stays ? changedAddress(old, present) : []),
    ...(typeOf(old) === BALANCER && typeOf(present) === BALANCER ? changedClass(old, present) : []),
  ];
};

const BALANCER = 'LoadBalancer';

function changedAddress(old: JsonObject, present: JsonObject): Finding[] {
  const [had, wanted] = [addressOf(old), addressOf(present)];
  if (wanted === undefined) {
    // The server keeps what is left out, and only a ClusterIP Service may be without an address.
    if (had !== 'None' || typeOf(present) === 'ClusterIP') return changedFamily(old, present);
    const message = `a Service whose spec.clusterIP is None cannot become a ${typeOf(present)}`;
    return [refusal(['spec', 'clusterIP'], message, RECREATE_SERVICE)];
  }
  if (deepEqual(had, wanted)) return changedFamily(old, present);
  const key = ownValue(present, 'clusterIP') === wanted ? 'clusterIP' : 'clusterIPs';
  const has = had === undefined ? 'an address that the cluster chose' : 'another one';
  const message = `cannot be changed: the Service has ${has}`;
  return [refusal(['spec', key], message, RECREATE_SERVICE)];
}

function changedFamily(old: JsonObject, present: JsonObject): Finding[] {
  const [was, is] = [old, present].map((spec) => firstOf(ownValue(spec, 'ipFamilies')));
  if (was === undefined || is === undefined || was === is) return [];
  const message = 'the first one cannot be changed';
  return [refusal(['spec', 'ipFamilies', 0], message, RECREATE_SERVICE)];
}

function changedClass(old: JsonObject, present: JsonObject): Finding[] {
  const key = 'loadBalancerClass';
  if (deepEqual(ownValue(old, key) ?? null, ownValue(present, key) ?? null)) return [];
  const message = `cannot be changed while the type stays ${BALANCER}`;
  return [refusal(['spec', key], message, RECREATE_SERVICE)];
}

function addressOf(spec: JsonObject): Json | undefined {
  const single = textAt(spec, 'clusterIP');
  return single === '' ? firstOf(ownValue(spec, 'clusterIPs')) : single;
}

function firstOf(list: Json | undefined): Json | undefined {
  return Array.isArray(list) ? list[0] : undefined;
}

function hasAddress(spec: JsonObject): boolean {
  return typeOf(spec) !== 'ExternalName';
}

function typeOf(spec: JsonObject): string {
  return textAt(spec, 'type', 'ClusterIP');
}
