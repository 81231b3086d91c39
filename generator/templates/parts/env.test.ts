import { describe, expect, it } from 'vitest';
import { envSchema, envSecrets, envVars } from './env.ts';

describe('envVars', () => {
  it('writes each form as Kubernetes has it, in the written order', () => {
    const values = envSchema.parse({
      Z: 'text',
      PORT: 8080,
      DEBUG: false,
      PASSWORD: { secret: 'api', key: 'password' },
      MODE: { configMap: 'settings', key: 'mode', optional: true },
      POD: { field: "metadata.labels['a/b']" },
    });
    expect(envVars(values)).toEqual([
      { name: 'Z', value: 'text' },
      { name: 'PORT', value: '8080' },
      { name: 'DEBUG', value: 'false' },
      { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'api', key: 'password' } } },
      {
        name: 'MODE',
        valueFrom: { configMapKeyRef: { name: 'settings', key: 'mode', optional: true } },
      },
      { name: 'POD', valueFrom: { fieldRef: { fieldPath: "metadata.labels['a/b']" } } },
    ]);
  });

  it('refuses a number that loses digits, with the way to write it', () => {
    expect(envSchema.safeParse({ VERSION: 1.1 }).error?.issues[0]?.message).toContain(
      'write other numbers in quotes',
    );
  });

  it('refuses an unknown key in a reference', () => {
    expect(envSchema.safeParse({ A: { secret: 'a', key: 'b', name: 'c' } }).success).toBe(false);
  });
});

describe('envSecrets', () => {
  it('names each Secret once, with its keys sorted, and leaves out what is optional', () => {
    const values = envSchema.parse({
      B: { secret: 'two', key: 'b' },
      A: { secret: 'two', key: 'a' },
      AGAIN: { secret: 'two', key: 'a' },
      C: { secret: 'one', key: 'c' },
      D: { secret: 'three', key: 'd', optional: true },
    });
    expect(envSecrets([values, values])).toEqual([
      {
        name: 'one',
        description: 'Environment variables',
        keys: [{ key: 'c', description: 'Value of C' }],
      },
      {
        name: 'two',
        description: 'Environment variables',
        keys: [
          { key: 'a', description: 'Value of A' },
          { key: 'b', description: 'Value of B' },
        ],
      },
    ]);
  });
});
