import { describe, expect, it } from 'vitest';
import { LINTS } from './registry.ts';

describe('LINTS', () => {
  it('have ids of their own', () => {
    expect(new Set(LINTS.map(({ id }) => id)).size).toBe(LINTS.length);
  });

  it.each(LINTS)('$id can be the end of an annotation, and has whole sentences', (lint) => {
    expect(`ignore-${lint.id}`).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(`ignore-${lint.id}`.length).toBeLessThanOrEqual(63);
    expect(lint.summary).toMatch(/^[A-Z].*\.$/);
    expect(lint.remediation).toMatch(/^[A-Z].*\.$/);
  });
});
