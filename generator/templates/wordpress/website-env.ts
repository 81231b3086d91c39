import type { EnvVar } from 'kubernetes-types/core/v1.js';
import { envVars, secretEnv } from '../parts/env.ts';
import { cronOf } from './cron.ts';
import { DATABASE, MYSQL } from './names.ts';
import { MYSQL_PASSWORD, SALTS } from './secrets.ts';
import type { WordpressValues } from './values.ts';

/** The variables of the WordPress container. */
export function websiteEnv(values: WordpressValues): EnvVar[] {
  const extra = configExtra(values);
  const { secretName } = values;
  return [
    // First, since only some environments have it: a strategic-merge patch adds at the front.
    ...(extra === '' ? [] : [{ name: 'WORDPRESS_CONFIG_EXTRA', value: extra }]),
    ...envVars(values.wordpress.env),
    { name: 'WORDPRESS_DB_HOST', value: MYSQL },
    { name: 'WORDPRESS_DB_NAME', value: DATABASE },
    { name: 'WORDPRESS_DB_USER', value: DATABASE },
    secretEnv('WORDPRESS_DB_PASSWORD', secretName, MYSQL_PASSWORD),
    // Else each pod makes its own, and a visitor is logged out by the next restart or pod.
    ...SALTS.map((key) => secretEnv(saltVariable(key), secretName, key)),
  ];
}

/** Names that `wordpress.env` cannot have. */
export const SET_BY_TEMPLATE: ReadonlySet<string> = new Set([
  'WORDPRESS_CONFIG_EXTRA',
  'WORDPRESS_DB_HOST',
  'WORDPRESS_DB_NAME',
  'WORDPRESS_DB_USER',
  'WORDPRESS_DB_PASSWORD',
  ...SALTS.map(saltVariable),
]);

/** PHP for wp-config.php; that of the image already trusts X-Forwarded-Proto. */
function configExtra(values: WordpressValues): string {
  const { ingress, networkPolicy, wordpress } = values;
  const lines: string[] = [];
  if (ingress !== undefined) {
    const address = `${ingress.tls === false ? 'http' : 'https'}://${ingress.host}`;
    lines.push(`define('WP_HOME', '${address}');`, `define('WP_SITEURL', '${address}');`);
    if (ingress.tls !== false) lines.push(`define('FORCE_SSL_ADMIN', true);`);
  }
  if (cronOf(values) !== undefined) lines.push(`define('DISABLE_WP_CRON', true);`);
  if (networkPolicy !== false && !mayCallOut(networkPolicy)) {
    // Calls that the network drops would keep each page of the administration waiting.
    lines.push(`define('WP_HTTP_BLOCK_EXTERNAL', true);`);
  }
  const text = lines.map((line) => `${line}\n`).join('');
  return text + (wordpress.configExtra ?? '');
}

function mayCallOut(policy: Exclude<WordpressValues['networkPolicy'], false>): boolean {
  return policy !== true && (policy.internet || policy.egress.length > 0);
}

function saltVariable(key: string): string {
  return `WORDPRESS_${key.toUpperCase().replaceAll('-', '_')}`;
}
