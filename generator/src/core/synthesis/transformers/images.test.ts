import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { chooseImages, undoImages } from './choose-images.ts';
import { applyImages, imagesOf, parseImage } from './images.ts';

function pod(...images: string[]): KubernetesObject {
  const containers = images.map((image, index) => ({ name: `c${index}`, image }));
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers } };
}

describe('parseImage', () => {
  it.each([
    ['nginx', { name: 'nginx', tag: '', digest: '' }],
    ['nginx:1.29', { name: 'nginx', tag: '1.29', digest: '' }],
    ['localhost:5000/app', { name: 'localhost:5000/app', tag: '', digest: '' }],
    ['localhost:5000/app:2', { name: 'localhost:5000/app', tag: '2', digest: '' }],
    ['app@sha256:ab', { name: 'app', tag: '', digest: 'sha256:ab' }],
    ['r.io/t/app:2@sha256:ab', { name: 'r.io/t/app', tag: '2', digest: 'sha256:ab' }],
  ])('splits %s', (image, parts) => {
    expect(parseImage(image)).toEqual(parts);
  });
});

describe('applyImages', () => {
  it('drops a digest where only a tag is set, and a tag where only a digest is', () => {
    const image = 'app:1@sha256:ab';
    expect(imagesOf(applyImages(pod(image), [{ name: 'app', newTag: '2' }]))).toEqual(['app:2']);
    const digest = { name: 'app', digest: 'sha256:cd' };
    expect(imagesOf(applyImages(pod(image), [digest]))).toEqual(['app@sha256:cd']);
  });

  it('leaves images of other names alone', () => {
    expect(imagesOf(applyImages(pod('my/app:1'), [{ name: 'app', newTag: '2' }]))).toEqual([
      'my/app:1',
    ]);
  });
});

describe('chooseImages', () => {
  it('takes one entry for all containers of an image', () => {
    const pair = { base: pod('app:1', 'app:1'), target: pod('app:2', 'app:2') };
    const entries = chooseImages([pair]);
    expect(entries).toEqual([{ name: 'app', newTag: '2' }]);
    expect(undoImages(pair, entries)).toEqual(pair.base);
  });

  it('names a new registry, and leaves the tag to say what it becomes', () => {
    const pair = { base: pod('app:1'), target: pod('mirror:5000/app:1') };
    expect(chooseImages([pair])).toEqual([
      { name: 'app', newName: 'mirror:5000/app', newTag: '1' },
    ]);
  });

  it('takes none where containers of one image part ways', () => {
    expect(chooseImages([{ base: pod('app:1', 'app:1'), target: pod('app:2', 'app:3') }])).toEqual(
      [],
    );
  });

  it('takes none that would change an image of the overlay alone', () => {
    const pairs = [
      { base: pod('app:1'), target: pod('app:2') },
      { base: undefined, target: pod('app:1') },
    ];
    expect(chooseImages(pairs)).toEqual([]);
  });

  it('takes none that cannot drop a tag', () => {
    expect(chooseImages([{ base: pod('app:1'), target: pod('app') }])).toEqual([]);
  });
});
