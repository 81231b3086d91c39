import type { Field } from '../shared/field.ts';
import { dnsSubdomain } from '../shared/formats/names.ts';
import { checkInlineVolume } from './volume.ts';
import { csiDriverName } from './volume-sources/csi.ts';

/** pkg/apis/storage/validation/validation.go, ValidateVolumeAttachment and …V1. */
export function checkVolumeAttachment(attachment: Field): void {
  const spec = attachment.at('spec');
  spec.at('attacher').requires(csiDriverName);
  spec.at('nodeName').requires(dnsSubdomain);
  const inline = spec.at('source', 'inlineVolumeSpec');
  const name = spec.at('source', 'persistentVolumeName');
  if (inline.isSet === name.isSet) {
    spec
      .at('source')
      .invalid('must specify exactly one of inlineVolumeSpec and persistentVolumeName');
  } else if (name.isSet) {
    name.requires(dnsSubdomain);
  } else {
    checkInlineVolume(inline);
  }
}
