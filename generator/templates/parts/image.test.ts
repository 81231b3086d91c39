import { describe, expect, it } from 'vitest';
import { imageSchema } from './image.ts';

const schema = imageSchema('nginx:1.28.0');
const DIGEST = `sha256:${'0'.repeat(64)}`;

describe('imageSchema', () => {
  it.each([
    'nginx:1.28.0',
    'ghcr.io/acme/api:1.4.2',
    'localhost:5000/a__b/c-d.e:v1_0',
    `nginx@${DIGEST}`,
    `nginx:latest@${DIGEST}`,
    'REGISTRY.example.org/app:latest-alpine',
  ])('takes %s', (image) => {
    expect(schema.safeParse(image).success).toBe(true);
  });

  it.each(['nginx', 'nginx:latest', 'localhost:5000/nginx', 'ghcr.io/acme/api:latest'])(
    'refuses %s, which may be another image tomorrow',
    (image) => {
      expect(schema.safeParse(image).error?.issues.map(({ message }) => message)).toEqual([
        'must be an image of a fixed version, with a tag other than latest or a digest, such as nginx:1.28.0',
      ]);
    },
  );

  it.each([
    '',
    'Nginx:1',
    'nginx :1',
    'nginx:1 ',
    '../nginx:1',
    'nginx:',
    `nginx@sha256:12`,
    'a\nb:1',
  ])('refuses %j, which is no image reference, with one message', (image) => {
    expect(schema.safeParse(image).error?.issues.map(({ message }) => message)).toEqual([
      'must be an image reference, such as nginx:1.28.0',
    ]);
  });
});
