import type { DescribedTemplate } from '../described-template.ts';
import type { Fleet } from '../../core/fleet.ts';
import type { ConfigProblem } from '../source/locator.ts';
import type { WrittenGitops } from '../schema/gitops.ts';

/** What a rule may look at. */
export interface RuleContext {
  written: WrittenGitops;
  fleet: Fleet;
  /** All names that are written, also of entries that are faulty: a reference to one is no error. */
  names: { clusters: string[]; environments: string[]; apps: string[] };
  /** Whether a key of the root is refused as a whole, or misspelt, so that its names are not known. */
  isRefused: (section: 'clusters' | 'environments') => boolean;
  templates: ReadonlyMap<string, DescribedTemplate>;
}

/** Checks one thing that a schema of single keys cannot express. */
export type Rule = (context: RuleContext) => ConfigProblem[];
