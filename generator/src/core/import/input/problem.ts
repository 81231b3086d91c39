import type { SourcePlace } from '../source-document.ts';

/** Something wrong with what is to be imported, as data. It never quotes a value. */
export interface InputProblem extends SourcePlace {
  severity: 'error';
  /** What was found and what is accepted, one sentence without a final period. */
  message: string;
  /** What to do next. */
  hint?: string;
}

/** A problem at an offset of a text, before its line is known. */
export interface Fault {
  offset: number;
  message: string;
  hint?: string;
}

/** A fault; `hint` is left out where there is none. */
export function faultAt(offset: number, message: string, hint?: string): Fault {
  return hint === undefined ? { offset, message } : { offset, message, hint };
}
