import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['generator/**/*.test.ts', 'scripts/**/*.test.ts'],
    expect: { requireAssertions: true },
    // Some tests run the command line, or Kustomize, as real processes on a busy machine.
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
