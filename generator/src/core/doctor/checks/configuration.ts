import type { Facts } from '../facts.ts';
import { ok, type Finding } from '../finding.ts';

/** gitops.yaml: is it there, can it be read, is it valid. */
export function configuration({ configuration: state }: Facts): Finding[] {
  const subject = 'gitops.yaml';
  switch (state.kind) {
    case 'absent': {
      const found = 'not in this folder or one above it';
      const advice = ['change to the folder of your GitOps repository'];
      return [{ subject, status: 'missing', found, advice }];
    }
    case 'unreadable':
      return [{ subject, status: 'error', found: state.message, advice: [] }];
    case 'invalid': {
      const found = `${count(state.errors, 'error')}, the first: ${state.first}`;
      const advice = ['npm run check   # shows all of them'];
      return [{ subject, status: 'error', found, advice }];
    }
    case 'loaded': {
      const { deployments, clusters } = state.fleet;
      const content = `${count(deployments.length, 'deployment')} on ${count(clusters.length, 'cluster')}`;
      if (state.warnings === 0) return [ok(subject, content)];
      const found = `${content}, ${count(state.warnings, 'warning')}`;
      const advice = ['npm run check   # shows them'];
      return [{ subject, status: 'warning', found, advice }];
    }
  }
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
