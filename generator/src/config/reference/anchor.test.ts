import { describe, expect, it } from 'vitest';
import { anchorOf } from './anchor.ts';

describe('anchorOf', () => {
  it.each([
    ['Your own repository', 'your-own-repository'],
    ['`apps.<name>.sync`', 'appsnamesync'],
    ['What is `custom/`?', 'what-is-custom'],
    ['Read, write_all - twice', 'read-write_all---twice'],
  ])('gives the heading %j the anchor %j', (heading, anchor) => {
    expect(anchorOf(heading)).toBe(anchor);
  });
});
