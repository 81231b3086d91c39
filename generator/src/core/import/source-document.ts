import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Comments } from './comments/comments.ts';

/** An object as a person wrote it, and where. */
export interface SourceDocument {
  object: KubernetesObject;
  place: SourcePlace;
  /** What stands beside the data: written again where the value stays. */
  comments: Comments;
}

/** A place in a file of the input; line and column count from 1. */
export interface SourcePlace {
  file: string;
  line: number;
  column: number;
}
