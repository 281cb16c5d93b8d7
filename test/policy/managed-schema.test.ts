import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { CHROMIUM_ID, FIREFOX_ID } from '../../lib/extension-ids.ts';
import { POLICY } from '../../lib/policy/schema.ts';
import { managedSchema } from '../../scripts/policy/managed-schema.ts';
import { fileOf, MAKES } from './sample-files.ts';

describe('the schema of managed storage', () => {
  const ajv = new Ajv({ allErrors: true });
  const schema = JSON.parse(managedSchema());
  const validate = ajv.compile({ ...schema, additionalProperties: false });

  it.each(MAKES)('takes %s, as every JSON file has them', (_, values) => {
    const read = (path: string) => JSON.parse(fileOf(values, path));
    for (const found of [
      read('linux/chrome.json')['3rdparty'].extensions[CHROMIUM_ID],
      read('linux/edge.json')['3rdparty'].extensions[CHROMIUM_ID],
      read('firefox/policies.json').policies['3rdparty'].Extensions[FIREFOX_ID],
      read('linux/firefox-managed-storage.json').data,
    ]) {
      expect(found).toEqual(values);
      expect(validate(found), ajv.errorsText(validate.errors)).toBe(true);
    }
  });

  it.each(Object.keys(POLICY))('refuses %s of another kind', (key) => {
    for (const wrong of [7, null, {}, [7]]) expect([wrong, validate({ [key]: wrong })]).toEqual([wrong, false]);
  });

  /** https://www.chromium.org/administrators/configuring-policy-for-extensions: a schema with others is no schema. */
  it('uses no word but those that Chromium knows', () => {
    const words = new Set<string>();
    JSON.stringify(schema, (key, value) => {
      if (key !== '' && !Object.hasOwn(POLICY, key)) words.add(key);
      return value;
    });
    expect([...words].sort()).toEqual(['description', 'items', 'properties', 'type']);
  });
});
