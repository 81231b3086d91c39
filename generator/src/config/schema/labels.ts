import { z } from 'zod';
import { emptyIfNull } from './map-of.ts';

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const LABEL_NAME = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const DOMAIN = '[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?';

const labelKey = z.string().regex(new RegExp(`^(${DOMAIN}/)?${LABEL_NAME}$`), {
  error:
    'must be a label key: at most 63 letters, digits, "-", "_" or ".", after an optional "domain/"',
});

const labelValue = z.string().regex(new RegExp(`^(${LABEL_NAME})?$`), {
  error:
    'must be a label value: at most 63 letters, digits, "-", "_" or ".", no sign first or last',
});

/** A map of Kubernetes labels. */
export const labelsSchema = emptyIfNull(z.record(labelKey, labelValue));
