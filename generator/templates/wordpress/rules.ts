import type { TemplateProblem } from '../../src/core/desired/template.ts';
import { scalingProblems, singlePodProblems, type Scaling } from '../parts/scaling-rules.ts';
import { serviceProblems } from '../parts/service.ts';
import { SET_BY_TEMPLATE } from './website-env.ts';
import type { WordpressValues } from './values.ts';

/** Rules across the values of one environment. */
export function wordpressRules(values: WordpressValues): TemplateProblem[] {
  return [
    ...storageProblems(values),
    ...podProblems(values),
    ...serviceProblems(values.service),
    ...envProblems(values),
  ];
}

function storageProblems({ storage, backup }: WordpressValues): TemplateProblem[] {
  const path = ['storage'];
  if (storage?.hostPath === undefined && storage?.size === undefined) {
    return [
      {
        path,
        message:
          'storage names no place for the data; accepted are a folder of the node, ' +
          '{ hostPath: /data }, and PersistentVolumeClaims, { size: 20Gi }',
        hint: 'add storage to the values of this environment',
      },
    ];
  }
  if (storage.hostPath !== undefined && storage.size !== undefined) {
    return [
      {
        path,
        message: 'storage has both hostPath and size; accepted is one of the two',
        hint: 'remove one; where it comes from shared values, write it with the value null here',
      },
    ];
  }
  const misplaced =
    storage.hostPath === undefined
      ? (['node'] as const)
      : (['storageClass', 'accessMode', 'mysql'] as const);
  const wanted = storage.hostPath === undefined ? 'hostPath' : 'size';
  const problems: TemplateProblem[] = misplaced
    .filter((key) => storage[key] !== undefined)
    .map((key) => ({
      path: ['storage', key],
      message: `storage.${key} has no effect without storage.${wanted}`,
      hint: `remove it, or use ${wanted}`,
    }));
  if (storage.hostPath !== undefined) {
    for (const key of ['size', 'storageClass'] as const) {
      if (backup?.[key] === undefined) continue;
      problems.push({
        path: ['backup', key],
        message: `backup.${key} has no effect with storage.hostPath: backups then lie in a folder beside the data`,
        hint: 'remove it, or use storage.size',
      });
    }
  }
  return problems;
}

function podProblems(values: WordpressValues): TemplateProblem[] {
  const { storage } = values;
  const scaling: Scaling = {
    replicas: values.wordpress.replicas,
    replicasPath: ['wordpress', 'replicas'],
    autoscaling: values.autoscaling,
    disruptionBudget: values.disruptionBudget,
    resources: values.wordpress.resources,
    resourcesPath: ['wordpress', 'resources'],
  };
  if (storage?.size !== undefined && storage.accessMode === 'ReadWriteMany') {
    return scalingProblems(scaling);
  }
  const reason =
    storage?.hostPath === undefined
      ? 'the volume of wp-content is ReadWriteOnce: pods on other nodes could not start'
      : 'the volume of wp-content is a folder of one node: pods on other nodes would not have its files';
  return singlePodProblems(
    scaling,
    reason,
    'set storage: { size, accessMode: ReadWriteMany } with a storageClass that offers it, or remove this',
  );
}

function envProblems({ wordpress }: WordpressValues): TemplateProblem[] {
  return Object.keys(wordpress.env)
    .filter((name) => SET_BY_TEMPLATE.has(name))
    .map((name) => ({
      path: ['wordpress', 'env', name],
      message: `the template sets ${name} itself`,
      hint:
        name === 'WORDPRESS_CONFIG_EXTRA'
          ? 'use wordpress.configExtra'
          : 'remove it; passwords and salts come from the Secret that secretName names',
    }));
}
