import { compareText } from '../../../compare-text.ts';
import type { Layer } from '../../../synthesis/layers/layer.ts';
import type { LayerFile } from '../../../synthesis/layers/write-layer.ts';
import { writeYaml } from '../../../yaml.ts';
import type { Commented } from '../../comments/comments-for.ts';
import { isEmpty } from '../../comments/comments.ts';
import { writeYamlWithComments } from '../../comments/write-yaml-with-comments.ts';
import { inheritedPaths, type ImportPlan } from '../choose-plan.ts';

/** The text of every file; the comments of the input are kept in what stays as it was. */
export function renderFiles(plan: ImportPlan): Map<string, string> {
  const files = plan.layers.flatMap(({ layer, written }) =>
    [...written.files].map(([path, file]): [string, string] => [
      path,
      render(file, (key) => sourcesOf(key, layer, plan)),
    ]),
  );
  return new Map(files.sort(([left], [right]) => compareText(left, right)));
}

function render(file: LayerFile, sourcesFor: (key: string) => Commented[]): string {
  if ('text' in file) return file.text;
  const sources = file.key === undefined ? [] : sourcesFor(file.key);
  return sources.length === 0 ? writeYaml(file.value) : writeYamlWithComments(file.value, sources);
}

/** What people wrote for an object in the environments that a layer is for. */
function sourcesOf(key: string, { path }: Layer, plan: ImportPlan): Commented[] {
  return plan.overlays
    .filter(({ layer, components }) =>
      [
        layer.path,
        ...inheritedPaths(layer, plan),
        ...components.flatMap((each) => [...inheritedPaths(each, plan), each.path]),
      ].includes(path),
    )
    .flatMap(({ environment }) => environment.objects.get(key)?.source ?? [])
    .filter(({ comments }) => !isEmpty(comments));
}
