import { isJsonObject, type JsonObject } from '../../generator/src/core/kubernetes/object.ts';
import { generateValue } from './generate.ts';
import { mutate } from './mutate.ts';
import type { Random } from './random.ts';
import type { Samples } from './samples.ts';
import type { LiveSchemas } from './schemas.ts';
import type { Server } from './server.ts';

interface Material {
  count: number;
  samples: Samples;
  server: Server;
  /** Each `group/version` whose kinds are made out of nothing. */
  groups: readonly string[];
  tools: { schemas: LiveSchemas; random: Random };
}

export interface MadeObject {
  object: JsonObject;
  /** What was done to it. */
  change: string;
}

/** Most objects are samples with one or two changes; every eighth is made out of its schema alone. */
export async function makeObjects({
  count,
  samples,
  server,
  groups,
  tools,
}: Material): Promise<MadeObject[]> {
  const { random } = tools;
  const kinds: { apiVersion: string; kind: string; schema: JsonObject }[] = [];
  // Reviews are questions to the server, which it answers and does not store.
  for (const apiVersion of groups.filter(
    (group) => !/^auth(?:entication|orization)\./.test(group),
  )) {
    for (const { kind } of await server.creatable(apiVersion)) {
      const schema = tools.schemas.ofKind(apiVersion, kind);
      if (schema !== undefined && kind !== 'Binding') kinds.push({ apiVersion, kind, schema });
    }
  }

  const fromSchema = (): MadeObject => {
    const { apiVersion, kind, schema } = random.pick(kinds);
    const value = generateValue(schema, tools);
    return { object: { ...(isJsonObject(value) ? value : {}), apiVersion, kind }, change: 'made' };
  };
  const fromSample = (): MadeObject => {
    const isOwn = samples.public.length === 0 || random.chance(0.5);
    const first = mutate(random.pick(isOwn ? samples.own : samples.public), tools);
    if (random.chance(0.7)) return first;
    const second = mutate(first.object, tools);
    return { object: second.object, change: `${first.change}, ${second.change}` };
  };
  return Array.from({ length: count }, (_, index) =>
    index % 8 === 7 ? fromSchema() : fromSample(),
  );
}
