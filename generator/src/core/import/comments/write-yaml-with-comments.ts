import type { Json } from '../../kubernetes/object.ts';
import { writeYaml } from '../../yaml.ts';
import { parseDocument } from '../input/parse-document.ts';
import { isEmpty, type Comments } from './comments.ts';
import { commentsFor, type Commented } from './comments-for.ts';
import { insertComments } from './insert-comments.ts';
import { listPlaces } from './list-places.ts';

/**
 * What `writeYaml` gives for a value, with the comments of its sources at every place whose value is
 * still theirs (`commentsFor`).
 *
 * @param sources what the value was put together from, the first one first in doubt
 */
export function writeYamlWithComments(value: Json, sources: readonly Commented[]): string {
  return addComments(writeYaml(value), commentsFor(value, sources));
}

/**
 * Adds comments to a text.
 *
 * @param text what `writeYaml` gave for the value that the comments are of
 */
export function addComments(text: string, comments: Comments): string {
  if (isEmpty(comments)) return text;
  const contents = parseDocument(text).document?.contents ?? null;
  return insertComments(text, listPlaces(contents), comments);
}
