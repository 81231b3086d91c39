import { isJsonObject, ownValue, type Json } from '../../../kubernetes/object.ts';
import { noComments, type Comments } from '../../comments/comments.ts';
import type { Step } from '../syntax/offset-at.ts';

/** A value of a document that should be an object, and where it stands there. */
interface Candidate {
  value: Json;
  path: Step[];
  comments: Comments;
}

/**
 * The objects of a List, as Kustomize flattens it (api, `inlineAnyEmbeddedLists` in `factory.go`):
 * every kind that ends in `List` and has `items`, Lists in Lists too; elements that are null are
 * left out. Any other value is returned as it is. Comments above the List go to its first object.
 */
export function flattenLists(value: Json, comments: Comments, path: Step[] = []): Candidate[] {
  const whole = [{ value, path, comments }];
  if (!isJsonObject(value)) return whole;
  const kind = ownValue(value, 'kind');
  const items = ownValue(value, 'items');
  if (typeof kind !== 'string' || !kind.endsWith('List') || items === undefined) return whole;
  if (items !== null && !Array.isArray(items)) return whole;
  const found = (items ?? []).flatMap((item, index) => {
    if (item === null) return [];
    const inner = comments.entries.get('items')?.entries.get(index) ?? noComments();
    return flattenLists(item, inner, [...path, 'items', index]);
  });
  const [first, ...rest] = found;
  if (first === undefined || comments.before.length === 0) return found;
  const before = [...comments.before, ...first.comments.before];
  return [{ ...first, comments: { ...first.comments, before } }, ...rest];
}
