import * as v from 'valibot';
import { storage } from 'wxt/utils/storage';
import { type ColumnMapping, headerKey } from '../transfer/column-mapping.ts';

/** Mappings of unknown files, remembered by their header. */
export interface MappingStore {
  read(): Promise<ColumnMapping[]>;
  remember(mapping: ColumnMapping): Promise<void>;
}

const MAX_REMEMBERED = 50;

const mappingSchema = v.object({
  kind: v.picklist(['customers', 'partners']),
  header: v.array(v.string()),
  to: v.array(v.string()),
});

/** What one person said in one browser; never shared with the team. */
const stored = storage.defineItem<unknown>('local:columnMappings', { version: 1 });

/** Unreadable ones are left out: the file then asks again. */
function parseMappings(input: unknown): ColumnMapping[] {
  if (!Array.isArray(input)) return [];
  return input.flatMap((one) => {
    const parsed = v.safeParse(mappingSchema, one);
    return parsed.success ? [parsed.output] : [];
  });
}

export const mappingStore: MappingStore = {
  read: async () => parseMappings(await stored.getValue()),
  async remember(mapping) {
    const key = headerKey(mapping.header);
    const others = parseMappings(await stored.getValue()).filter(({ header }) => headerKey(header) !== key);
    await stored.setValue([mapping, ...others].slice(0, MAX_REMEMBERED));
  },
};
