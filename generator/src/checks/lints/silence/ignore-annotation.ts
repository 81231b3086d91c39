import type { Lint } from '../lint.ts';
import { hit, quoted } from '../view/placed-object.ts';
import { silencesOf, type Silence } from './silence.ts';

const ID = 'ignore-annotation';

/** The lint of the annotations that silence the others; itself it cannot be silenced. */
export function ignoreAnnotation(lints: readonly string[]): Lint {
  const known = new Set(lints);
  const complaint = ({ id, reason }: Silence): string | undefined => {
    if (!known.has(id)) return `there is no lint ${quoted(id)} that could be ignored`;
    return reason === '' ? `gives no reason, so that ${id} is not ignored` : undefined;
  };
  return {
    id: ID,
    severity: 'warning',
    summary:
      'An annotation that is to silence a lint, but names none, or gives no reason. It is not silenced itself.',
    remediation: 'Name a lint of this page, and write as the value why the object is as it is.',
    isMandatory: true,
    run: (view) =>
      view.objects.flatMap((placed) =>
        silencesOf(placed.object).flatMap((silence) => {
          const message = complaint(silence);
          const field = placed.root.at('metadata', 'annotations', silence.annotation);
          return message === undefined ? [] : [hit(placed, field, message)];
        }),
      ),
  };
}
