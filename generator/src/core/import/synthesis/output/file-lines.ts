import { sourceLines } from '../../../synthesis/generators/lines.ts';
import { lineCount } from '../../../synthesis/line-count.ts';
import type { LayerFile } from '../../../synthesis/layers/write-layer.ts';

/** Lines of a file in plain block style, without blank lines and comments. */
export function fileLines(path: string, file: LayerFile): number {
  return 'value' in file ? lineCount(file.value) : sourceLines(path, file.text);
}
