import type { z } from 'zod';
import { pattern } from './pattern.ts';

/** A DNS label (RFC 1123): names of ports' owners, namespaces, volumes and most objects. */
export function labelNameSchema(example: string): z.ZodString {
  return pattern(LABEL, 'a name of at most 63 lower-case letters, digits and dashes', example);
}

/** A DNS subdomain (RFC 1123): names of Secrets, ConfigMaps and classes. */
export function objectNameSchema(example: string): z.ZodString {
  return pattern(SUBDOMAIN, 'a name of lower-case letters, digits, dashes and dots', example);
}

/** A host name without scheme, port and path. */
export function hostSchema(): z.ZodString {
  return pattern(SUBDOMAIN, 'a host name', 'blog.example.org');
}

/** An absolute path without `.` and `..`, other than `/`. */
export function absolutePathSchema(example: string): z.ZodString {
  return pattern(PATH, 'an absolute path without . and ..', example);
}

/** The name of a port: RFC 6335 service names, as Kubernetes takes them. */
export function portNameSchema(): z.ZodString {
  return pattern(
    PORT_NAME,
    'a port name of at most 15 lower-case letters, digits and dashes',
    'http',
  );
}

/** A key of a Secret or ConfigMap. */
export function dataKeySchema(example: string): z.ZodString {
  return pattern(DATA_KEY, 'a key of letters, digits, dashes, dots and underscores', example);
}

const LABEL = /^(?=.{1,63}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const SUBDOMAIN =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
const PATH = /^(?!.*\/\.{1,2}(?:\/|$))(?:\/[A-Za-z0-9._@+-]+)+$/;
const PORT_NAME = /^(?=.{1,15}$)(?=.*[a-z])(?!.*--)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const DATA_KEY = /^(?!\.{1,2}$)(?!\.\.)[A-Za-z0-9._-]{1,253}$/;
