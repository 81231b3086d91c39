import type { Output } from '../../shell/output.ts';
import type { Tree } from './compute-tree.ts';

/** Says what was decided for the user, and which files in the generated folders are not Strata's. */
export function sayNotices({ notices, plan }: Tree, output: Output): void {
  for (const { path, message, hint } of notices) {
    output.say(`${output.colors.bold(path)}: ${message}\n  ${hint}`);
  }
  for (const path of plan.foreign) {
    output.say(`${output.colors.bold(path)}: not written by the generator; left alone`);
  }
}
