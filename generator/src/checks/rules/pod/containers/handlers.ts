import type { Field } from '../../shared/field.ts';
import { httpHeaderName } from '../../shared/formats/names.ts';
import { portOrName } from '../../shared/formats/ports.ts';
import type { PodContext } from '../context.ts';

/** The one thing that a probe does: validateHandler. */
export function checkProbeHandler(probe: Field, pod: PodContext): void {
  checkHandler(probe, ['exec', 'httpGet', 'tcpSocket', 'grpc'], pod);
}

/** What runs at the start and at the end of a container: validateLifecycle. */
export function checkLifecycle(lifecycle: Field, pod: PodContext): void {
  for (const hook of [lifecycle.at('postStart'), lifecycle.at('preStop')]) {
    if (hook.isSet) checkHandler(hook, ['exec', 'httpGet', 'tcpSocket', 'sleep'], pod);
  }
}

type HandlerKind = keyof typeof HANDLERS;

function checkHandler(owner: Field, kinds: readonly HandlerKind[], pod: PodContext): void {
  const [first, ...others] = kinds.filter((kind) => owner.at(kind).isSet);
  if (first === undefined) {
    owner.required('must specify a handler type');
    return;
  }
  HANDLERS[first](owner.at(first), pod);
  for (const other of others) {
    owner.at(other).forbidden('may not specify more than 1 handler type');
  }
}

const HANDLERS = {
  exec: (exec: Field): void => {
    if (exec.at('command').isEmpty) exec.at('command').required();
  },
  httpGet: checkHttpGet,
  tcpSocket: (tcpSocket: Field): void => portOrName(tcpSocket.at('port')),
  grpc: (grpc: Field): void => portOrName(grpc.at('port')),
  sleep: checkSleep,
};

function checkHttpGet(httpGet: Field): void {
  portOrName(httpGet.at('port'));
  httpGet.at('scheme').oneOf(['HTTP', 'HTTPS']);
  for (const header of httpGet.at('httpHeaders').items()) {
    header.at('name').mustBe(httpHeaderName);
  }
}

const DEFAULT_GRACE_PERIOD = 30;

function checkSleep(sleep: Field, { spec }: PodContext): void {
  const gracePeriod = spec.at('terminationGracePeriodSeconds').number ?? DEFAULT_GRACE_PERIOD;
  const seconds = sleep.at('seconds').number ?? 0;
  if (seconds < 0 || seconds > gracePeriod) {
    sleep
      .at('seconds')
      .invalid(`must be non-negative and less than terminationGracePeriodSeconds (${gracePeriod})`);
  }
}
