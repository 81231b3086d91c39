import { inspect } from 'node:util';
import type { Verdict } from '../../generator/src/checks/validator.ts';
import type { Json, JsonObject } from '../../generator/src/core/kubernetes/object.ts';
import { formatPath } from '../../generator/src/core/places/format-path.ts';
import type { Answer } from './server.ts';

export interface Comparison {
  outcome: 'accepted' | 'refused' | 'unclear' | 'missed' | 'false alarms' | 'crashes';
  /** What to look at, where the two disagree. */
  text?: string;
}

/** The server's answer beside Strata's. A crash of a rule is a disagreement like any other. */
export function compare(
  object: JsonObject,
  change: string,
  { verdict, message }: Answer,
  judge: (object: Json) => Verdict,
): Comparison {
  const textOf = (label: string, found: string): string =>
    [
      `${label}: ${change}`,
      `  server: ${message || 'accepted'}`,
      `  strata: ${found}`,
      `  ${JSON.stringify(object)}`,
    ].join('\n');
  let judged: Verdict;
  try {
    judged = judge(object);
  } catch (error) {
    return { outcome: 'crashes', text: textOf('crash', inspect(error)) };
  }
  const errors = judged.findings.filter(({ severity }) => severity === 'error');
  if (verdict === 'unclear' || judged.isSkipped) return { outcome: 'unclear' };
  if ((verdict === 'accepted') === (errors.length === 0)) return { outcome: verdict };
  if (verdict === 'refused') return { outcome: 'missed', text: textOf('missed', 'valid') };
  const found = errors.map(({ path, message: reason }) => `${formatPath(path)}: ${reason}`);
  return { outcome: 'false alarms', text: textOf('false alarm', found.join('; ')) };
}
