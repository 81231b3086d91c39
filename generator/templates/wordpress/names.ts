import type { TemplateContext } from '../../src/core/desired/template.ts';
import { component, type Component } from '../parts/labels.ts';

export const WORDPRESS = 'wordpress';
export const MYSQL = 'mysql';

/** Name of the database and of its user. */
export const DATABASE = 'wordpress';

/** User and group of the official images. */
export const WWW_DATA = 33;
export const MYSQL_USER = 999;

export interface Components {
  wordpress: Component;
  mysql: Component;
  backup: Component;
  cron: Component;
}

/** The components of one deployment. Their names are fixed: `mysql` is also the database's host. */
export function componentsOf({ app }: TemplateContext): Components {
  return {
    wordpress: component(app, WORDPRESS),
    mysql: component(app, MYSQL),
    backup: component(app, 'wordpress-backup'),
    cron: component(app, 'wordpress-cron'),
  };
}
