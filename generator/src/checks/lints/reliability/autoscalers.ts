import type { PlacedObject } from '../view/placed-object.ts';

/** The HorizontalPodAutoscaler of a workload. */
export function autoscalerOf({ object, namespace }: PlacedObject): PlacedObject | undefined {
  return namespace.ofKind('HorizontalPodAutoscaler.autoscaling').find(({ root }) => {
    const target = root.at('spec', 'scaleTargetRef');
    return (
      target.at('kind').text === object.kind && target.at('name').text === object.metadata.name
    );
  });
}
