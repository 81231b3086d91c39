import type { Field } from '../../rules/shared/field.ts';
import { hit, quoted } from '../view/placed-object.ts';
import type { PlacedObject } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const ingressService: Lint = {
  id: 'ingress-service',
  severity: 'error',
  summary: 'An Ingress that sends requests to a Service, or to a port of it, that is not there.',
  remediation: 'Name a Service of the same namespace and one of its ports.',
  run: (view) =>
    view.ofKind('Ingress.networking.k8s.io').flatMap((ingress) =>
      backendsOf(ingress.root).flatMap((backend) => {
        const name = backend.at('service', 'name');
        if (name.text === '') return [];
        const service = ingress.namespace.find('Service', name.text);
        if (service !== undefined) {
          const port = backend.at('service', 'port');
          return hasPort(service, port)
            ? []
            : [hit(ingress, port, `Service ${quoted(name.text)} has no such port`)];
        }
        // The controller of AWS reads such a backend from an annotation.
        if (backend.at('service', 'port', 'name').text === 'use-annotation') return [];
        if (ingress.namespace.mayMake(name.text)) return [];
        return [hit(ingress, name, `there is no Service ${quoted(name.text)} in the namespace`)];
      }),
    ),
};

function backendsOf(root: Field): Field[] {
  const paths = root
    .at('spec', 'rules')
    .items()
    .flatMap((rule) => rule.at('http', 'paths').items());
  return [root.at('spec', 'defaultBackend'), ...paths.map((path) => path.at('backend'))];
}

function hasPort(service: PlacedObject, wanted: Field): boolean {
  const ports = service.root.at('spec', 'ports').items();
  const name = wanted.at('name').text;
  const { number } = wanted.at('number');
  if (ports.length === 0 || (name === '' && number === undefined)) return true;
  return ports.some((port) =>
    name === '' ? port.at('port').number === number : port.at('name').text === name,
  );
}
