import { compareVersions } from '../../engine/compare-versions.ts';
import type { Facts } from '../facts.ts';
import { ok, type Finding } from '../finding.ts';
import { installNode } from '../install-commands.ts';

/** Node.js, as `engines` in package.json has it. */
export function node({ node: version, platform }: Facts): Finding[] {
  if (compareVersions(version, OLDEST) >= 0) return [ok('Node.js', version)];
  const found = `${version}, needed is ${OLDEST} or newer`;
  return [{ subject: 'Node.js', status: 'error', found, advice: installNode(platform) }];
}
const OLDEST = '20.19.0';
