/** The values that the base of WordPress is computed from. */
export const images = {
  wordpress: { image: 'wordpress:7.1.0-php8.3-apache' },
  mysql: { image: 'mysql:8.4.11' },
};

export const labels = (name: string): Record<string, string> => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/instance': 'wordpress',
});

/** A variable from a key of the Secret. */
export function fromSecret(name: string, key: string): object {
  return { name, valueFrom: { secretKeyRef: { name: 'wordpress-secrets', key } } };
}
