import type { Colors } from 'picocolors/types.js';
import type { ExplainedObject } from '../../core/explanation/types.ts';
import { hanging } from './hanging.ts';

/** Each object with its files, and below them the means and why these. */
export function renderObjects(objects: readonly ExplainedObject[], colors: Colors): string[] {
  return hanging([...objects].sort(byName).map((object) => [label(object), lines(object, colors)]));
}

function label({ kind, name, built }: ExplainedObject): string {
  return `${kind} ${name}${built ? '' : ' (left out)'}`;
}

function lines({ files, means, reason }: ExplainedObject, colors: Colors): string[] {
  const how = means.length === 0 ? reason : `${means.join(', ')}: ${reason}`;
  return [...files, colors.dim(how)];
}

/** The Namespace first, then what belongs together stands together. */
function byName(left: ExplainedObject, right: ExplainedObject): number {
  const rank = ({ kind, name }: ExplainedObject): string =>
    `${kind === 'Namespace' ? 0 : 1}${name}\0${kind}`;
  return rank(left) < rank(right) ? -1 : 1;
}
