import type { Field } from '../../shared/field.ts';
import { allContainers } from '../context.ts';

/** What a pod of the named operating system may not have: validateOS, validateLinux, validateWindows. */
export function checkOperatingSystem(spec: Field): void {
  if (!spec.at('os').isSet) return;
  const name = spec.at('os', 'name');
  name.requiresOneOf(['linux', 'windows']);
  const rule = name.text === 'linux' ? LINUX : name.text === 'windows' ? WINDOWS : undefined;
  if (rule === undefined) return;
  for (const key of rule.pod) forbid(spec.at(key), name.text);
  for (const key of rule.podContext) forbid(spec.at('securityContext', key), name.text);
  for (const container of allContainers(spec)) {
    for (const key of rule.context) forbid(container.at('securityContext', key), name.text);
  }
}

interface ForbiddenFields {
  pod: readonly string[];
  podContext: readonly string[];
  context: readonly string[];
}

const LINUX: ForbiddenFields = {
  pod: [],
  podContext: ['windowsOptions'],
  context: ['windowsOptions'],
};

const WINDOWS: ForbiddenFields = {
  pod: ['hostUsers', 'hostPID', 'hostIPC', 'shareProcessNamespace', 'resources'],
  podContext: [
    'appArmorProfile',
    'fsGroup',
    'fsGroupChangePolicy',
    'runAsGroup',
    'runAsUser',
    'seLinuxChangePolicy',
    'seLinuxOptions',
    'seccompProfile',
    'supplementalGroups',
    'supplementalGroupsPolicy',
    'sysctls',
  ],
  context: [
    'allowPrivilegeEscalation',
    'appArmorProfile',
    'capabilities',
    'privileged',
    'procMount',
    'readOnlyRootFilesystem',
    'runAsGroup',
    'runAsUser',
    'seLinuxOptions',
    'seccompProfile',
  ],
};

/** `false` for hostPID and hostIPC, and no sysctls, are as good as nothing. */
function forbid(field: Field, system: string): void {
  if (!field.isSet) return;
  const key = field.path.at(-1);
  if (field.isEmpty && (key === 'hostPID' || key === 'hostIPC' || key === 'sysctls')) return;
  field.forbidden(`cannot be set for a ${system} pod`);
}
