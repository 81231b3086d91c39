import type { Field } from '../../shared/field.ts';
import { checkClaimSpec } from '../../shared/claim-spec.ts';
import { dnsSubdomain } from '../../shared/formats/names.ts';
import { templateObjectMeta } from '../../shared/metadata/object-meta.ts';
import { amountOf } from '../../shared/resources/resource-amount.ts';
import { csiDriverName } from '../../shared/volume-sources/csi-driver-name.ts';
import { descendingPath } from '../../shared/volume-sources/paths.ts';

export function checkEmptyDir(emptyDir: Field): void {
  const sizeLimit = emptyDir.at('sizeLimit');
  const amount = amountOf(sizeLimit);
  if (amount !== undefined && amount < 0n) {
    sizeLimit.forbidden('SizeLimit field must be a valid resource quantity');
  }
}

export function checkGitRepo(gitRepo: Field): void {
  gitRepo.at('repository').requires();
  gitRepo.at('directory').matches(descendingPath);
}

export function checkEphemeral(ephemeral: Field): void {
  const template = ephemeral.at('volumeClaimTemplate');
  if (!template.isSet) {
    template.required();
    return;
  }
  templateObjectMeta(template.at('metadata'));
  checkClaimSpec(template.at('spec'));
}

export function checkCsi(csi: Field): void {
  csi.at('driver').requires(csiDriverName);
  const secret = csi.at('nodePublishSecretRef');
  if (secret.isSet) secret.at('name').requires(dnsSubdomain);
}
