import { describe, expect, it } from 'vitest';
import { scalingProblems, singlePodProblems, type Scaling } from './scaling-rules.ts';

const scaling: Scaling = {
  replicas: undefined,
  replicasPath: ['web', 'replicas'],
  autoscaling: undefined,
  disruptionBudget: undefined,
  resources: { requests: { cpu: '100m' } },
  resourcesPath: ['web', 'resources'],
};

describe('scalingProblems', () => {
  it('has nothing against settings that go together', () => {
    const autoscaling = { min: 2, max: 4, cpu: 70 };
    expect(scalingProblems(scaling)).toEqual([]);
    expect(
      scalingProblems({ ...scaling, autoscaling, disruptionBudget: { minAvailable: 1 } }),
    ).toEqual([]);
  });

  it('refuses an autoscaler whose bounds contradict each other', () => {
    expect(scalingProblems({ ...scaling, autoscaling: { min: 5, max: 4 } })).toEqual([
      {
        path: ['autoscaling', 'max'],
        message: 'autoscaling.max is 4, below autoscaling.min, which is 5',
      },
    ]);
  });

  it('refuses replicas beside an autoscaler, and points at the replicas', () => {
    expect(
      scalingProblems({ ...scaling, replicas: 3, autoscaling: { min: 2, max: 4 } }),
    ).toMatchObject([
      { path: ['web', 'replicas'], hint: expect.stringContaining('null') as string },
    ]);
  });

  it('refuses an autoscaler that follows a resource without request', () => {
    expect(
      scalingProblems({ ...scaling, autoscaling: { min: 2, max: 4, cpu: 70, memory: 80 } }),
    ).toMatchObject([
      {
        path: ['web', 'resources', 'requests'],
        hint: expect.stringContaining('requests.memory') as string,
      },
    ]);
  });

  it.each([{ minAvailable: 2 }, { minAvailable: '100%' }, { maxUnavailable: 0 }])(
    'refuses the budget %j for two pods, which would hold up every drain',
    (disruptionBudget) => {
      expect(scalingProblems({ ...scaling, replicas: 2, disruptionBudget })).toMatchObject([
        { path: ['disruptionBudget'], hint: 'use maxUnavailable: 1, or more replicas' },
      ]);
    },
  );

  it.each([{}, { minAvailable: 1, maxUnavailable: 1 }])(
    'refuses the budget %j, which does not say one thing',
    (disruptionBudget) => {
      expect(scalingProblems({ ...scaling, replicas: 2, disruptionBudget })).toEqual([
        {
          path: ['disruptionBudget'],
          message: 'a disruption budget has either minAvailable or maxUnavailable',
        },
      ]);
    },
  );
});

describe('singlePodProblems', () => {
  it('names every setting that asks for a second pod', () => {
    const problems = singlePodProblems(
      {
        ...scaling,
        replicas: 2,
        autoscaling: { min: 2, max: 4 },
        disruptionBudget: { maxUnavailable: 1 },
      },
      'there can be one',
      'do this',
    );
    expect(problems.map(({ path }) => path.join('.'))).toEqual([
      'web.replicas',
      'autoscaling',
      'disruptionBudget',
    ]);
    expect(problems[0]).toEqual({
      path: ['web', 'replicas'],
      message: '2 replicas, but there can be one',
      hint: 'do this',
    });
  });

  it('has nothing against one pod', () => {
    expect(singlePodProblems({ ...scaling, replicas: 1 }, 'x', 'y')).toEqual([]);
  });
});
