import type { Json } from '../../kubernetes/object.ts';
import { writeYaml } from '../../yaml.ts';
import { parseDocument } from '../input/syntax/parse-document.ts';
import { isEmpty, noComments, type Comments } from './comments.ts';
import { commentsBeyond } from './comments-beyond.ts';
import { commentsFor, type Commented } from './comments-for.ts';
import { insertComments } from './insert-comments.ts';
import { listPlaces } from './list-places.ts';

/**
 * What `writeYaml` gives for a value, with the comments of its sources at every place whose value is
 * still theirs (`commentsFor`).
 *
 * @param sources what the value was put together from, the first one first in doubt
 * @param written comments that stand in another file already, such as a patch's base
 */
export function writeYamlWithComments(
  value: Json,
  sources: readonly Commented[],
  written: Comments = noComments(),
): string {
  const comments = commentsBeyond(commentsFor(value, sources), written);
  return addComments(writeYaml(value), comments);
}

/** @param text what `writeYaml` gave for the value that the comments are of */
function addComments(text: string, comments: Comments): string {
  if (isEmpty(comments)) return text;
  const contents = parseDocument(text).document?.contents ?? null;
  return insertComments(text, listPlaces(contents), comments);
}
