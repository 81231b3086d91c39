import { hasSecret } from './secret-names.ts';
import { hit, quoted } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const ingressCertificate: Lint = {
  id: 'ingress-certificate',
  severity: 'warning',
  summary:
    'An Ingress whose certificate is in a Secret that neither the build nor a template knows: visitors get the certificate of the controller instead.',
  remediation:
    'Declare the Secret in the template, let cert-manager make it, or write in the annotation where it comes from.',
  run: (view) =>
    view.ofKind('Ingress.networking.k8s.io').flatMap((ingress) => {
      const annotations = ingress.root.at('metadata', 'annotations').entries();
      if (annotations.some(([key]) => MAKES_CERTIFICATE.test(key))) return [];
      return ingress.root
        .at('spec', 'tls')
        .items()
        .map((tls) => tls.at('secretName'))
        .filter(({ text }) => text !== '' && !hasSecret(ingress.namespace, text))
        .map((name) => hit(ingress, name, `nothing makes the Secret ${quoted(name.text)}`));
    }),
};

const MAKES_CERTIFICATE = /(^|\.)(cert-manager|acme|tls-acme)(\.io|\/)|\/tls-acme$/;
