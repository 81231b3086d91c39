/** A kind as it stands in file names: `PersistentVolumeClaim` → `persistent-volume-claim`. */
export function kebabCase(kind: string): string {
  return kind.replace(WORD_START, '-').toLowerCase();
}

/** After a small letter or digit, or at the last capital of an acronym: `CSI|Driver`. */
const WORD_START = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;
