import { defineConfig } from 'vitest/config';

// End-to-end tests on a real cluster: npm run e2e, with TEST_KUBECONFIG (generator/tests/e2e/README.md).
export default defineConfig({
  test: {
    include: ['generator/tests/e2e/**/*.e2e.ts'],
    globalSetup: ['generator/tests/e2e/setup.ts'],
    expect: { requireAssertions: true },
    // One Argo CD for all files: each has its root Application while it runs.
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 400_000,
    hookTimeout: 300_000,
  },
});
