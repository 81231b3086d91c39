import type { z } from 'zod';
import { pattern } from './pattern.ts';

/**
 * A container image with a version: a tag or a digest. Without one, or with `latest`, what runs
 * changes without a change in git.
 */
export function imageSchema(example: string): z.ZodString {
  return pattern(REFERENCE, 'an image reference', example).regex(VERSIONED, {
    error: `must be an image of a fixed version, with a tag other than latest or a digest, such as ${example}`,
  });
}

// The grammar of image references: github.com/distribution/reference.
const HOST = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?(?::[0-9]+)?/)?`;
const COMPONENT = String.raw`[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*`;
const TAG = String.raw`[A-Za-z0-9_][A-Za-z0-9_.\-]{0,127}`;
const DIGEST = String.raw`@sha256:[0-9a-f]{64}`;
const REFERENCE = new RegExp(`^${HOST}${COMPONENT}(?:/${COMPONENT})*(?::${TAG})?(?:${DIGEST})?$`);
const VERSIONED = new RegExp(`(?::(?!latest$)${TAG}|${DIGEST})$`);
