import { hasLabels, labelsOf } from '../../rules/shared/metadata/label-selector.ts';
import { hit, quoted } from '../view/placed-object.ts';
import type { PodTemplate } from '../view/pod-template.ts';
import type { Lint } from '../lint.ts';

export const servicePortName: Lint = {
  id: 'service-port-name',
  severity: 'error',
  summary:
    'A Service port whose `targetPort` is a name that no container of its pods gives to a port.',
  remediation: 'Give a port of the container that name, or name the port by its number.',
  run: (view) =>
    view.ofKind('Service').flatMap((service) => {
      const wanted = labelsOf(service.root.at('spec', 'selector'));
      if (wanted.size === 0) return [];
      const pods = service.namespace.podsWith((labels) => hasLabels(labels, wanted));
      if (pods.length === 0) return [];
      return service.root
        .at('spec', 'ports')
        .items()
        .map((port) => port.at('targetPort'))
        .filter(({ text }) => text !== '' && !pods.some((pod) => hasPort(pod, text)))
        .map((port) =>
          hit(service, port, `no container of its pods has a port ${quoted(port.text)}`),
        );
    }),
};

function hasPort({ lastingContainers }: PodTemplate, name: string): boolean {
  return lastingContainers.some((container) =>
    container
      .at('ports')
      .items()
      .some((port) => port.at('name').text === name),
  );
}
