import type { SecretKey, SecretRequirement } from '../../src/core/desired/template.ts';
import { envSecrets } from '../parts/env.ts';
import { tlsSecrets } from '../parts/ingress.ts';
import { WORDPRESS } from './names.ts';
import type { WordpressValues } from './values.ts';

/** WordPress's keys and salts, as keys of the Secret; the variables are `WORDPRESS_<upper case>`. */
export const SALTS = [
  'auth-key',
  'secure-auth-key',
  'logged-in-key',
  'nonce-key',
  'auth-salt',
  'secure-auth-salt',
  'logged-in-salt',
  'nonce-salt',
];

export const MYSQL_PASSWORD = 'mysql-password';
export const MYSQL_ROOT_PASSWORD = 'mysql-root-password';

/** The Secrets that the objects reference; TLS where nothing in the cluster makes the certificate. */
export function wordpressSecrets(values: WordpressValues): SecretRequirement[] {
  return [
    {
      name: values.secretName,
      description: "Passwords of the database, and WordPress's keys and salts",
      keys: [
        generated(MYSQL_ROOT_PASSWORD, 'Password of the MySQL user root', 32, KEPT_BY_MYSQL),
        generated(MYSQL_PASSWORD, 'Password of the MySQL user wordpress', 32, KEPT_BY_MYSQL),
        ...SALTS.map((key) =>
          generated(key, `WordPress's ${key.replaceAll('-', ' ')}`, 64, ENDS_SESSIONS),
        ),
      ],
    },
    ...envSecrets([values.wordpress.env]),
    ...tlsSecrets(WORDPRESS, values.ingress),
  ];
}

const KEPT_BY_MYSQL = {
  note: 'MySQL took the password from here when its data folder was empty, and keeps it: before anything restarts, change it in MySQL, too, as docs/guides/secrets.md shows',
  blocksRestart: true,
};
const ENDS_SESSIONS = { note: 'everybody who is logged in to WordPress has to log in again' };

function generated(
  key: string,
  description: string,
  length: number,
  rotation: NonNullable<SecretKey['rotation']>,
): SecretKey {
  return { key, description, generate: { length, alphabet: LETTERS_AND_DIGITS }, rotation };
}
const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
