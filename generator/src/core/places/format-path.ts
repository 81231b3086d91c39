import type { DocumentPath } from '../problem.ts';

/** `spec.containers[0].image`, as the API server writes it. */
export function formatPath(path: DocumentPath): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`;
      if (!/^[-\w$]+$/.test(key)) return `[${JSON.stringify(key)}]`;
      return index === 0 ? key : `.${key}`;
    })
    .join('');
}
