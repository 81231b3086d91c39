import { describe, expect, it } from 'vitest';
import { inconsistencies } from '../testing/inconsistencies.ts';
import { render } from '../testing/render.ts';
import { images, labels } from '../testing/wordpress-values.ts';
import wordpress from '../wordpress.ts';

describe('prod with shared storage', () => {
  const prod = render(wordpress, {
    ...images,
    storage: {
      size: '20Gi',
      storageClass: 'nfs',
      accessMode: 'ReadWriteMany',
      mysql: { size: '10Gi', storageClass: 'fast' },
    },
    networkPolicy: { internet: true },
    service: { type: 'LoadBalancer' },
    backup: {},
    autoscaling: { max: 5 },
    disruptionBudget: { maxUnavailable: 1 },
  });

  it('scales, replaces pods one after another, and leaves their number to the autoscaler', () => {
    expect(prod.problems).toEqual([]);
    expect(inconsistencies(prod.objects)).toEqual([]);
    const spec = prod.object('Deployment', 'wordpress')['spec'];
    expect(spec).toMatchObject({
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    });
    expect(spec).not.toHaveProperty('replicas');
    expect(prod.object('HorizontalPodAutoscaler', 'wordpress')['spec']).toEqual({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'wordpress' },
      minReplicas: 2,
      maxReplicas: 5,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
        },
      ],
    });
    expect(prod.object('PodDisruptionBudget', 'wordpress')['spec']).toEqual({
      maxUnavailable: 1,
      selector: { matchLabels: labels('wordpress') },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    });
  });

  it('keeps MySQL on a volume of its own kind, and backs up from any node', () => {
    expect(prod.object('PersistentVolumeClaim', 'wordpress')['spec']).toMatchObject({
      accessModes: ['ReadWriteMany'],
      storageClassName: 'nfs',
    });
    expect(prod.object('PersistentVolumeClaim', 'mysql')['spec']).toEqual({
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'fast',
      resources: { requests: { storage: '10Gi' } },
    });
    expect(JSON.stringify(prod.object('CronJob', 'wordpress-backup'))).not.toContain('affinity');
  });

  it('lets visitors of a load balancer in, and WordPress out to the web', () => {
    expect(prod.object('NetworkPolicy', 'wordpress')).toMatchObject({
      spec: {
        ingress: [{ ports: [{ port: 80, protocol: 'TCP' }] }],
        egress: [{ ports: [{ port: 3306 }] }, { ports: [{ port: 80 }, { port: 443 }] }],
      },
    });
    expect(JSON.stringify(prod.objects)).not.toContain('WP_HTTP_BLOCK_EXTERNAL');
  });
});
