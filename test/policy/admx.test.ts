import type { Element } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { POLICY } from '../../lib/policy/schema.ts';
import { EXAMPLES } from '../../scripts/policy/browsers.ts';
import { all, attribute, readXml } from './read-xml.ts';
import { BROWSERS, fileOf } from './sample-files.ts';

const examples = new Map<string, unknown>(Object.entries(EXAMPLES));

describe.each(BROWSERS)('the template for $name', ({ name }) => {
  const template = `SupportContacts${name}`;
  const admx = readXml(fileOf(EXAMPLES, `windows/admx/${template}.admx`));
  const policies = all(admx, 'policy');
  const ids = (elements: Element[]) => elements.map(attribute('id'));

  it('names everything once, and what it refers to is there', () => {
    const names = policies.map(attribute('name'));
    expect(names).toEqual(['install', ...Object.keys(POLICY)]);
    for (const list of [names, ids(all(admx, 'elements').flatMap((one) => [...one.children]))])
      for (const one of list) expect(one).toMatch(/^[A-Za-z]\w*$/);
    const [category, definition] = [all(admx, 'category')[0], all(admx, 'definition')[0]].map((one) =>
      one?.getAttribute('name'),
    );
    expect(new Set(all(admx, 'parentCategory').map(attribute('ref')))).toEqual(new Set([category]));
    const supported = policies.flatMap((policy) => all(policy, 'supportedOn').map(attribute('ref')));
    expect(supported).toEqual(policies.map(() => definition));
  });

  it.each(['en-US', 'ja-JP'])('has each of its texts in %s once, and no other', (locale) => {
    const adml = readXml(fileOf(EXAMPLES, `windows/admx/${locale}/${template}.adml`));
    const references = [...admx.getElementsByTagName('*')]
      .flatMap((element) => [...element.attributes])
      .map(({ value }) => value)
      .filter((value) => value.startsWith('$('));
    const strings = all(adml, 'string');
    const presentations = all(adml, 'presentation');
    const known = [
      ...ids(strings).map((id) => `$(string.${id})`),
      ...ids(presentations).map((id) => `$(presentation.${id})`),
    ];
    expect([...known].sort()).toEqual([...new Set(references)].sort());
    for (const id of ids(strings)) expect(id).toMatch(/^[A-Za-z]\w*$/);
    for (const text of strings) expect(text.textContent?.trim()).not.toBe('');
  });

  it.each(['en-US', 'ja-JP'])('gives in %s each field of a policy its place, and no other', (locale) => {
    const adml = readXml(fileOf(EXAMPLES, `windows/admx/${locale}/${template}.adml`));
    const places = new Map(
      all(adml, 'presentation').map((one) => [one.getAttribute('id'), [...one.children].map(attribute('refId'))]),
    );
    for (const policy of policies) {
      const [, presentation] = /^\$\(presentation\.(.*)\)$/.exec(attribute('presentation')(policy)) ?? [];
      const fields = all(policy, 'elements').flatMap((one) => ids([...one.children]));
      expect([attribute('name')(policy), places.get(presentation ?? '') ?? []]).toEqual([
        attribute('name')(policy),
        fields,
      ]);
    }
  });

  it('has a limit that the example is within', () => {
    for (const field of all(admx, 'text')) {
      const example = examples.get(attribute('id')(field));
      expect(Number(attribute('maxLength')(field))).toBeGreaterThanOrEqual(String(example).length);
    }
  });
});
