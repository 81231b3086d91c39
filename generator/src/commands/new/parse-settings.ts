import { parse } from 'yaml';
import type { Json, JsonObject } from '../../core/kubernetes/object.ts';
import { isJsonObject } from '../../core/kubernetes/object.ts';
import { UserError } from '../../shell/errors.ts';

/**
 * Values from `--set path.to.key=value` options; a value is read as YAML, so `true`, `3` and
 * `{ host: a.example.org }` are what they look like.
 *
 * @throws {UserError} for an option without `=`, an empty key, or a value that is no YAML
 */
export function parseSettings(settings: readonly string[]): JsonObject {
  const values: JsonObject = {};
  for (const setting of settings) {
    const at = setting.indexOf('=');
    const keys = setting.slice(0, Math.max(at, 0)).split('.');
    if (at < 1 || keys.some((key) => key === '' || UNSAFE.has(key))) {
      throw new UserError(`--set ${setting}: expected PATH=VALUE, such as service.port=8080`);
    }
    assign(values, keys, parseValue(setting, setting.slice(at + 1)), setting);
  }
  return values;
}

const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);

function parseValue(setting: string, text: string): Json {
  try {
    return parse(text) as Json;
  } catch {
    throw new UserError(`--set ${setting}: the value is no YAML; quote it, as in 'key="a: b"'`);
  }
}

function assign(values: JsonObject, keys: string[], value: Json, setting: string): void {
  let target = values;
  for (const key of keys.slice(0, -1)) {
    const child = (target[key] ??= {});
    if (!isJsonObject(child)) {
      throw new UserError(`--set ${setting}: "${key}" is already set to a single value`);
    }
    target = child;
  }
  target[keys.at(-1) ?? ''] = value;
}
