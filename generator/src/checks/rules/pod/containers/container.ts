import type { Field } from '../../shared/field.ts';
import { dnsLabel } from '../../shared/formats/names.ts';
import { trimSpace } from '../../shared/formats/white-space.ts';
import { restartPolicyOf, type PodContext } from '../context.ts';
import { checkSecurityContext } from '../security/security-context.ts';
import { PULL_POLICIES } from '../volumes/volume-sources.ts';
import { checkEnv, checkEnvFrom } from './env.ts';
import { checkPorts } from './ports.ts';
import { checkContainerResources } from './resources.ts';
import { checkVolumeDevices } from './volume-devices.ts';
import { checkVolumeMounts } from './volume-mounts.ts';

/** What holds for containers of every sort: validateContainerCommon. */
export function checkContainer(container: Field, pod: PodContext): void {
  container.at('name').requires(dnsLabel);
  checkImage(container.at('image'), pod);
  container.at('terminationMessagePolicy').oneOf(['FallbackToLogsOnError', 'File']);
  checkPorts(container.at('ports'));
  checkEnv(container.at('env'), pod);
  checkEnvFrom(container.at('envFrom'));
  checkVolumeMounts(container, pod);
  checkVolumeDevices(container, pod);
  container.at('imagePullPolicy').oneOf(PULL_POLICIES);
  checkContainerResources(container.at('resources'), pod.claims);
  checkResizePolicy(container.at('resizePolicy'), restartPolicyOf(pod.spec));
  checkSecurityContext(container.at('securityContext'), pod);
}

/** Templates may hold any text; a controller may put it right. */
function checkImage(image: Field, { isPod }: PodContext): void {
  image.requires();
  if (isPod && image.text !== trimSpace(image.text)) {
    image.invalid('must not have leading or trailing whitespace');
  }
}

function checkResizePolicy(policies: Field, podRestartPolicy: string): void {
  const resources = new Set<string>();
  for (const policy of policies.items()) {
    const [resource, restart] = [policy.at('resourceName'), policy.at('restartPolicy')];
    if (resources.has(resource.text)) resource.duplicate();
    resources.add(resource.text);
    resource.requiresOneOf(['cpu', 'memory']);
    restart.requiresOneOf(['NotRequired', 'RestartContainer']);
    if (podRestartPolicy === 'Never' && restart.text !== 'NotRequired') {
      restart.invalid("must be 'NotRequired' when `restartPolicy` is 'Never'");
    }
  }
}
