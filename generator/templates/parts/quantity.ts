import { z } from 'zod';
import { pattern } from './pattern.ts';

/** A size, such as `20Gi`, as Kubernetes writes quantities. */
export function sizeSchema(): z.ZodString {
  return pattern(SIZE, 'a size above 0', '20Gi');
}

/** An amount of a resource: `250m`, `512Mi`, or a plain number, which YAML reads as a number. */
export function quantitySchema(): z.ZodUnion<[z.ZodString, z.ZodNumber]> {
  return z.union([pattern(QUANTITY, 'a quantity', '250m or 512Mi'), z.number().positive()], {
    error: 'must be a string such as 250m or 512Mi, or a number above 0',
  });
}

// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/, without signs:
// no amount here may be negative.
const QUANTITY = /^(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]{1,3})?$/;
const SIZE = new RegExp(`^(?![0.]*(?:[A-Za-z]|$))${QUANTITY.source.slice(1)}`);
