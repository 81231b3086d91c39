import { parseImage } from '../../../core/synthesis/transformers/images.ts';
import { hit, quoted } from '../view/placed-object.ts';
import { describeContainer } from '../view/pod-template.ts';
import type { Lint } from '../lint.ts';

export const imageTag: Lint = {
  id: 'image-tag',
  severity: 'warning',
  summary: 'An image without a tag, or with `latest`: what runs depends on when it was pulled.',
  remediation: 'Name the version, or the digest.',
  run: (view) =>
    view.pods.flatMap((pod) =>
      pod.containers
        .filter((container) => isFloating(container.at('image').text))
        .map((container) =>
          hit(
            pod.owner,
            container.at('image'),
            `${describeContainer(container)} has no fixed version: ${quoted(container.at('image').text)}`,
          ),
        ),
    ),
};

function isFloating(image: string): boolean {
  const { tag, digest } = parseImage(image);
  return image !== '' && digest === '' && (tag === '' || tag === 'latest');
}
