import type { Difference } from '../core/kubernetes/equality.ts';
import { describeObject, type Json } from '../core/kubernetes/object.ts';
import type { Mismatch } from '../core/proof/compare.ts';

/** An overlay that did not come out exact. */
export type FailedProof =
  { path: string; mismatches: readonly Mismatch[] } | { path: string; failure: string };

/** Each overlay with its objects, and of each object the first path that differs. */
export function renderProofs(
  proofs: readonly FailedProof[],
  engine: { command: string; version: string },
): string {
  const lines = proofs.flatMap((proof) =>
    'failure' in proof
      ? [`${proof.path} does not build: ${proof.failure}`]
      : [
          `${proof.path} does not build to its objects:`,
          ...proof.mismatches.map((mismatch) => `  ${renderMismatch(mismatch)}`),
        ],
  );
  return [...lines, `built with ${engine.command} (Kustomize ${engine.version})`].join('\n');
}

function renderMismatch(mismatch: Mismatch): string {
  const object = describeObject(mismatch.object);
  switch (mismatch.kind) {
    case 'missing':
      return `${object} is missing`;
    case 'surplus':
      return `${object} is not wanted`;
    case 'different': {
      const { kind } = mismatch.object;
      const { path } = mismatch.difference;
      // Values of Secrets belong into no message.
      if (kind === 'Secret') return `${object}: ${renderPath(path)} is not as wanted`;
      return `${object}: ${renderDifference(mismatch.difference)}`;
    }
  }
}

function renderDifference({ path, expected, actual }: Difference): string {
  return `${renderPath(path)} is ${renderValue(actual)}, wanted is ${renderValue(expected)}`;
}

function renderPath(path: readonly (string | number)[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}

function renderValue(value: Json | undefined): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'bigint' ? Number(item) : item,
  );
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
