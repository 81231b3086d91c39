import { defineTemplate } from '../src/core/desired/template.ts';
import { horizontalPodAutoscaler } from './parts/autoscaling.ts';
import { podDisruptionBudget } from './parts/disruption-budget.ts';
import { ingress } from './parts/ingress.ts';
import { backupCronJob } from './wordpress/backup.ts';
import { cronJob, cronOf } from './wordpress/cron.ts';
import { mysqlDeployment, mysqlService } from './wordpress/mysql.ts';
import { componentsOf } from './wordpress/names.ts';
import { networkPolicies } from './wordpress/network-policies.ts';
import { wordpressRules } from './wordpress/rules.ts';
import { wordpressSecrets } from './wordpress/secrets.ts';
import { claims, podSecurityLabels } from './wordpress/storage.ts';
import { wordpressValues } from './wordpress/values.ts';
import { websiteDeployment, websiteService } from './wordpress/website.ts';

export default defineTemplate({
  name: 'wordpress',
  description: 'WordPress with a MySQL of its own',
  values: wordpressValues,
  rules: wordpressRules,
  namespaceLabels: podSecurityLabels,
  secrets: wordpressSecrets,
  resources(values, context) {
    const components = componentsOf(context);
    const { autoscaling, backup, disruptionBudget } = values;
    const cron = cronOf(values);
    return [
      mysqlDeployment(values, context, components),
      mysqlService(components),
      websiteDeployment(values, context, components),
      websiteService(values, components),
      ...claims(values, components),
      ...(values.ingress === undefined
        ? []
        : [ingress(components.wordpress, values.ingress, SITE)]),
      ...(autoscaling === undefined
        ? []
        : [horizontalPodAutoscaler(components.wordpress, autoscaling)]),
      ...(disruptionBudget === undefined
        ? []
        : [podDisruptionBudget(components.wordpress, disruptionBudget)]),
      ...networkPolicies(values, components),
      ...(backup === undefined ? [] : [backupCronJob(values, backup, context, components)]),
      ...(cron === undefined ? [] : [cronJob(values, cron.schedule, components)]),
    ];
  },
});

const SITE = { port: 'http', path: '/', pathType: 'Prefix' } as const;
