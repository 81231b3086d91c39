import { optionalOneOf } from '../../optional-one-of.ts';
import type { Field } from '../../shared/field.ts';
import { checkAppArmorProfile, checkSeccompProfile } from './profiles.ts';
import { LARGEST_ID } from './security-context.ts';
import { checkWindowsOptions } from './windows-options.ts';

/** The security context of a pod: validatePodSpecSecurityContext. */
export function checkPodSecurityContext(spec: Field): void {
  const context = spec.at('securityContext');
  for (const key of ['fsGroup', 'runAsUser', 'runAsGroup']) {
    context.at(key).within(0, LARGEST_ID);
  }
  for (const group of context.at('supplementalGroups').items()) group.within(0, LARGEST_ID);
  if (spec.at('shareProcessNamespace').isTrue && spec.at('hostPID').isTrue) {
    spec
      .at('shareProcessNamespace')
      .invalid('ShareProcessNamespace and HostPID cannot both be enabled');
  }
  checkSysctls(context.at('sysctls'), spec);
  optionalOneOf(context.at('fsGroupChangePolicy'), ['Always', 'OnRootMismatch']);
  checkSeccompProfile(context.at('seccompProfile'));
  checkWindowsOptions(context.at('windowsOptions'));
  checkAppArmorProfile(context.at('appArmorProfile'));
  optionalOneOf(context.at('supplementalGroupsPolicy'), ['Merge', 'Strict']);
  // MountOption waits behind the gate SELinuxMount, which is off in 1.35.
  optionalOneOf(context.at('seLinuxChangePolicy'), ['Recursive']);
}

const LONGEST_SYSCTL = 253;
const SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;

function checkSysctls(sysctls: Field, spec: Field): void {
  const names = new Set<string>();
  for (const sysctl of sysctls.items()) {
    const name = sysctl.at('name');
    name.requires((text) =>
      text.length <= LONGEST_SYSCTL && SYSCTL.test(text)
        ? undefined
        : 'must have at most 253 characters and consist of lower case parts joined by dots or slashes',
    );
    if (name.text !== '' && names.has(name.text)) name.duplicate();
    names.add(name.text);
    const namespace = namespaceOf(name.text);
    if (namespace !== undefined && spec.at(namespace).isTrue) {
      name.invalid(`may not be specified when '${namespace}' is true`);
    }
  }
}

/** The namespace of the kernel that a setting is of: component-helpers/node/util/sysctl. */
function namespaceOf(sysctl: string): 'hostNetwork' | 'hostIPC' | undefined {
  const firstSeparator = /[./]/.exec(sysctl)?.[0];
  const name =
    firstSeparator === '/'
      ? sysctl.replace(/[./]/g, (separator) => (separator === '/' ? '.' : '/'))
      : sysctl;
  if (name.startsWith('net.')) return 'hostNetwork';
  return name.startsWith('fs.mqueue.') || IPC_SYSCTLS.has(name) ? 'hostIPC' : undefined;
}

const IPC_SYSCTLS: ReadonlySet<string> = new Set([
  'kernel.msg',
  'kernel.msgmax',
  'kernel.msgmnb',
  'kernel.msgmni',
  'kernel.sem',
  'kernel.shm',
  'kernel.shm_rmid_forced',
  'kernel.shmall',
  'kernel.shmmax',
  'kernel.shmmni',
]);
