import { clashes, userOf } from './clashes.ts';
import type { Lint } from '../lint.ts';

export const sharedNodePort: Lint = {
  id: 'shared-node-port',
  severity: 'error',
  summary: 'A node port that two Services of one cluster ask for: the second one is refused.',
  remediation: 'Give one of them another port from 30000 to 32767, or leave `nodePort` out.',
  run: (view) =>
    clashes(
      view.ofKind('Service').flatMap((placed) =>
        placed.root
          .at('spec', 'ports')
          .items()
          .filter((port) => (port.at('nodePort').number ?? 0) !== 0)
          .map((port) => {
            const protocol = port.at('protocol').text || 'TCP';
            const field = port.at('nodePort');
            return { placed, field, key: `${field.number ?? 0}/${protocol}` };
          }),
      ),
      (first, second) => first.placed.object === second.placed.object,
      (first) =>
        `${userOf(first)} has node port ${first.key} too: Service ${JSON.stringify(first.placed.object.metadata.name)}`,
    ),
};
