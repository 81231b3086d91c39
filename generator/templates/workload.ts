import { defineTemplate } from '../src/core/desired/template.ts';
import { horizontalPodAutoscaler } from './parts/autoscaling.ts';
import { podDisruptionBudget } from './parts/disruption-budget.ts';
import { ingress } from './parts/ingress.ts';
import { component } from './parts/labels.ts';
import { configMap } from './workload/config.ts';
import { cronJobs } from './workload/cron-jobs.ts';
import { deployment } from './workload/deployment.ts';
import { networkPolicies } from './workload/network-policies.ts';
import { serviceAccounts } from './workload/pod.ts';
import { portsOf, serviceOf } from './workload/ports.ts';
import { workloadRules } from './workload/rules.ts';
import { workloadSecrets } from './workload/secrets.ts';
import { workloadValues } from './workload/values.ts';
import { claimsOf } from './workload/volumes.ts';

export default defineTemplate({
  name: 'workload',
  description: 'Any container: a Deployment and what belongs to it',
  values: workloadValues,
  rules: workloadRules,
  secrets: (values, { app }) => workloadSecrets(values, app),
  resources(values, { app }) {
    const self = component(app, app);
    const ports = portsOf(values);
    const [first] = ports;
    return [
      deployment(values, self, ports),
      ...serviceAccounts(values, self),
      ...(first === undefined ? [] : [serviceOf(values, self, ports)]),
      ...(values.config === undefined ? [] : [configMap(self, values.config)]),
      ...claimsOf(values, app),
      ...(values.ingress === undefined || first === undefined
        ? []
        : [ingress(self, values.ingress, { ...values.ingress, port: first.name })]),
      ...(values.autoscaling === undefined
        ? []
        : [horizontalPodAutoscaler(self, values.autoscaling)]),
      ...(values.disruptionBudget === undefined
        ? []
        : [podDisruptionBudget(self, values.disruptionBudget)]),
      ...networkPolicies(values, self, ports),
      ...cronJobs(values, self),
    ];
  },
});
