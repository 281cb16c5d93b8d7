import * as v from 'valibot';
import type { RawPolicy } from './managed-storage.ts';
import { parsePolicy } from './parse-policy.ts';
import { isPolicyKey, POLICY, type PolicyDefinition, type PolicyKey } from './schema.ts';

/** The last policy that was read, as it may be stored. */
export interface Remembered {
  /** Also without what the schema does not know: it may be a secret with its name misspelt. */
  raw: RawPolicy;
  /** Secrets that were set to something usable. */
  withheld: readonly PolicyKey[];
}

export function rememberedOf(raw: RawPolicy): Remembered {
  const { values } = parsePolicy(raw);
  return {
    raw: Object.fromEntries(Object.entries(raw).filter(([key]) => isPolicyKey(key) && !isSecret(POLICY[key]))),
    withheld: Object.keys(values)
      .filter(isPolicyKey)
      .filter((key) => isSecret(POLICY[key])),
  };
}

const isSecret = ({ isSecret }: PolicyDefinition) => isSecret === true;

const schema = v.object({
  raw: v.record(v.string(), v.unknown()),
  withheld: v.pipe(
    v.array(v.string()),
    v.transform((keys) => keys.filter(isPolicyKey)),
  ),
});

/** Undefined where nothing is stored, or nothing that can be read. */
export function parseRemembered(stored: unknown): Remembered | undefined {
  const result = v.safeParse(schema, stored);
  return result.success ? result.output : undefined;
}
