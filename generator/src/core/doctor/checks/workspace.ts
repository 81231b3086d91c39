import type { Facts } from '../facts.ts';
import { ok, type Finding } from '../finding.ts';

/** What an interrupted run has left in `.strata/`. */
export function workspace({ workspace: state, configuration }: Facts): Finding[] {
  const subject = '.strata/';
  switch (state.kind) {
    case 'clean':
      return configuration.kind === 'absent' ? [] : [ok(subject, 'no interrupted run')];
    case 'interrupted': {
      const found = 'a run was interrupted while it wrote';
      const advice = ['npm run generate   # finishes or undoes it first'];
      return [{ subject, status: 'warning', found, advice }];
    }
    case 'busy': {
      const found = `another Strata is writing here: process ${state.process} on "${state.host}"`;
      return [{ subject, status: 'warning', found, advice: ['wait until it ends'] }];
    }
    case 'unusable':
      return [{ subject, status: 'error', found: state.message, advice: ['move it away'] }];
  }
}
