import type { Field } from '../shared/field.ts';
import { dnsLabel, dnsSubdomain } from '../shared/formats/names.ts';
import { allContainers, usesHostUsers, type PodContext } from './context.ts';

/** What a pod shares with its host, and what it is called. */
export function checkHost({ spec, namesPods }: PodContext): void {
  checkHostNetworkPorts(spec);
  checkHostUsers(spec);
  if (!namesPods) for (const key of ['hostname', 'subdomain']) checkLabel(spec.at(key));
  checkHostnameOverride(spec);
}

/** In the network of the host a port is the same on both sides: validatePodHostNetworkDeps. */
function checkHostNetworkPorts(spec: Field): void {
  if (!spec.at('hostNetwork').isTrue) return;
  for (const container of spec.at('containers').items()) {
    for (const port of container.at('ports').items()) {
      const hostPort = port.at('hostPort');
      if (!hostPort.isEmpty && hostPort.value !== port.at('containerPort').value) {
        hostPort.invalid('must match `containerPort` when `hostNetwork` is true');
      }
    }
  }
}

/** Users of its own exclude namespaces of the host: validateHostUsers. */
function checkHostUsers(spec: Field): void {
  if (usesHostUsers(spec)) return;
  for (const key of ['hostNetwork', 'hostPID', 'hostIPC']) {
    if (spec.at(key).isTrue) spec.at(key).forbidden('when `hostUsers` is false');
  }
  for (const container of allContainers(spec)) {
    if (!container.at('volumeDevices').isEmpty) {
      container.at('volumeDevices').forbidden('when `hostUsers` is false');
    }
  }
}

function checkLabel(name: Field): void {
  if (name.text !== '') name.matches(dnsLabel);
}

function checkHostnameOverride(spec: Field): void {
  const override = spec.at('hostnameOverride');
  if (!override.isSet) return;
  for (const key of ['setHostnameAsFQDN', 'hostNetwork']) {
    if (spec.at(key).isTrue) override.forbidden(`may not be specified when ${key} is true`);
  }
  if (override.text.length > LONGEST_HOSTNAME) override.tooLong(LONGEST_HOSTNAME);
  override.matches(dnsSubdomain);
}

const LONGEST_HOSTNAME = 64;
