import { hit, quoted } from '../view/placed-object.ts';
import { describeContainer } from '../view/pod-template.ts';
import type { Lint } from '../lint.ts';

export const addedCapabilities: Lint = {
  id: 'added-capabilities',
  severity: 'warning',
  summary:
    'A container with capabilities that lead to the node, such as SYS_ADMIN. Pod Security `baseline` refuses them.',
  remediation: 'Remove the capability, or take a narrower one.',
  run: (view) =>
    view.pods.flatMap((pod) =>
      pod.containers.flatMap((container) =>
        container
          .at('securityContext', 'capabilities', 'add')
          .items()
          .filter(({ text }) => text !== '' && !BASELINE.has(text.replace(/^CAP_/, '')))
          .map((capability) =>
            hit(
              pod.owner,
              capability,
              `${describeContainer(container)} has the capability ${quoted(capability.text)}`,
            ),
          ),
      ),
    ),
};

/** What Pod Security `baseline` permits: the Pod Security Standards in Kubernetes' documentation. */
const BASELINE = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);
