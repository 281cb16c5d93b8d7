import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CustomerContacts } from '../../../lib/directory/contacts.ts';
import { contactsFor } from '../../../lib/directory/contacts-for.ts';
import { mailLink, telephoneLink, websiteLink } from '../../../lib/directory/links.ts';
import { contentHash } from '../../../lib/feed/content/content-hash.ts';
import { openFeed } from '../../../lib/feed/content/open-feed.ts';
import { parsePayload } from '../../../lib/feed/content/parse-payload.ts';
import { contactsOf, feedContent, withdrawalOf } from '../../../lib/feed/content/payload.ts';
import { sealFeed } from '../../../lib/feed/content/seal-feed.ts';
import type { FeedSpot } from '../../../lib/feed/keys/derive-feed.ts';
import { arbitraryBook, arbitraryCustomer, TODAY } from '../../directory/arbitrary-book.ts';
import { buildCustomer, buildPartner, buildSubscription, tenant, us } from '../../directory/build.ts';
import {
  ISSUE,
  type SampleWorkspace,
  sampleContent,
  samplePayload,
  sampleWorkspace,
  spotOf,
  trustIn,
} from '../sample-workspace.ts';

const N = 101;
let sample: SampleWorkspace;
let spot: FeedSpot;

beforeAll(async () => {
  sample = await sampleWorkspace();
  spot = await spotOf(sample, tenant(N));
});

const arbitraryContacts = fc
  .tuple(arbitraryCustomer(N), arbitraryBook)
  .map(([customer, book]) => contactsFor(customer, { partners: [us, ...book.partners.slice(1)] }, TODAY));

/** The arbitrary book has websites that no form would take. */
const withoutBadLinks = (contacts: CustomerContacts): CustomerContacts =>
  JSON.parse(JSON.stringify(contacts, (key, value) => (key === 'website' && !websiteLink(value) ? undefined : value)));
const withoutNotices = (contacts: CustomerContacts): CustomerContacts => ({
  ...contacts,
  contacts: contacts.contacts.map((one) => ({ ...one, doubts: one.doubts.filter(({ level }) => level === 'warning') })),
});

describe('what a customer sees', () => {
  it('is what contactsFor gives, sealed and opened again, but for notices to the partner’s people', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryContacts, async (given) => {
        const contacts = withoutBadLinks(given);
        const content = feedContent(contacts);
        const sealed = await sealFeed({ v: 1, ...(content ?? sampleContent()), ...ISSUE }, sample.publisher, spot);
        const opened = await openFeed(sealed, trustIn(sample, spot, { tenantId: tenant(N) }));
        if (!opened.ok) throw new Error(opened.reason);
        expect(opened.notes).toEqual([]);
        expect(contactsOf(opened.payload)).toEqual(withoutNotices(contacts));
      }),
    );
  });

  it('is refused when any one byte of it is another', async () => {
    const sealed = await sealFeed(samplePayload({ tid: tenant(N) }), sample.publisher, spot);
    const bytes = new TextEncoder().encode(sealed);
    const trust = trustIn(sample, spot, { tenantId: tenant(N) });
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, difference) => {
        const altered = bytes.with(at, (bytes[at] ?? 0) ^ difference);
        expect(await openFeed(new TextDecoder().decode(altered), trust)).toMatchObject({ ok: false });
      }),
    );
  });

  it('names nobody but the customer and its own contacts', () => {
    const customer = buildCustomer({
      aliases: ['Secret alias'],
      notes: 'Secret note',
      links: [{ name: 'Secret link', url: 'https://secret.example/' }],
      domains: ['secret.example'],
      delegatedAdmin: [{ tenantId: tenant(3), kind: 'gdap' }],
      subscriptions: [buildSubscription(1)],
    });
    const stranger = buildPartner(3, { name: 'Secret reseller' });
    const content = feedContent(contactsFor(customer, { partners: [us, stranger] }, TODAY));
    expect(JSON.stringify(content)).toContain('Contoso');
    expect(JSON.stringify(content)).not.toMatch(/secret/i);
    expect(JSON.stringify(content)).not.toContain(tenant(3));
  });

  it('is nothing while no own partner is on record', () => {
    expect(feedContent(contactsFor(buildCustomer(), { partners: [] }, TODAY))).toBeUndefined();
  });
});

const withSupport = (support: object, name = 'Trey') => {
  const [contact] = samplePayload().contacts;
  return { ...samplePayload(), contacts: [{ ...contact, partner: { tenantId: tenant(2), mpnId: '', name, support } }] };
};

function parsed(input: object) {
  const outcome = parsePayload(input);
  if (!outcome.ok) throw new Error(outcome.detail);
  return outcome;
}

const shown = (support: object) => parsed(withSupport(support)).payload.contacts[0]?.partner.support;

describe('a hostile publisher', () => {
  it.each<[string, object, string]>([
    ['a website that is a script', { website: 'javascript:alert(1)' }, 'website'],
    ['a website that is a script in disguise', { website: ' java\tscript:alert(1)' }, 'website'],
    ['a website that is data', { website: 'data:text/html,<script>alert(1)</script>' }, 'website'],
    ['a website with a password', { website: 'https://microsoft.com@evil.example/' }, 'website'],
    ['a website on an address', { website: 'https://127.0.0.1/' }, 'website'],
    ['a mail address with a second recipient', { email: 'help@trey.example,all@evil.example' }, 'email'],
    ['a mail address with a header', { email: 'help@trey.example?bcc=all@evil.example' }, 'email'],
    ['a mail address with a line break', { email: 'help@trey.example\r\nBcc: all@evil.example' }, 'email'],
    ['a mail address that is a script', { email: 'javascript:alert(1)' }, 'email'],
    ['a time zone that is none', { hours: { timeZone: '<img>', ranges: [], holidays: [] } }, 'hours'],
    ['a text beyond all measure', { scope: 'x'.repeat(5_000) }, 'scope'],
    ['a list where a text belongs', { telephone: ['+81'] }, 'telephone'],
  ])('gets no %s onto the card, and the reader is told', (_, support, field) => {
    const outcome = parsed(withSupport({ languages: ['en'], pricing: 'Free', ...support }));
    expect(outcome.payload.contacts[0]?.partner.support).toEqual({ languages: ['en'], pricing: 'Free' });
    expect(outcome.notes).toMatchObject([{ partner: 'Trey', field }]);
  });

  it('finds every field treated as text, however it is written', () => {
    const bad = '<script>alert(1)</script>';
    const support = shown({
      telephone: 'javascript:alert(1)',
      scope: bad,
      pricing: `${bad}\u0000`,
      channels: { high: bad },
    });
    expect(support).toMatchObject({
      telephone: 'javascript:alert(1)',
      scope: bad,
      pricing: bad,
      channels: { high: bad },
    });
    expect(telephoneLink(support?.telephone ?? '')).toBeUndefined();
  });

  it.each(['*#06#', '+81 3;phone-context=evil', 'tel:+81,,,900'])('gets no link to dial %s', (telephone) => {
    expect(telephoneLink(shown({ telephone })?.telephone ?? '')).toBeUndefined();
  });

  it('gets only links of three kinds onto the card, whatever it writes', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'javascript:',
        'mailto:a@b.example?cc=',
        'https://a.example/',
        '%0d%0aBcc:',
        '\u202e',
        'a@b.example',
      ),
    );
    const field = fc.array(nasty, { maxLength: 4 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(field, field, field, (website, email, telephone) => {
        const support = shown({ website, email, telephone });
        const links = [
          support?.website ?? '',
          mailLink(support?.email ?? '', { subject: 'Help' }) ?? '',
          telephoneLink(support?.telephone ?? '') ?? '',
        ];
        expect(links[0]).toMatch(/^$|^https:\/\/[a-z0-9.-]+\/[^\s<>"]*$/);
        expect(links[1]).toMatch(/^$|^mailto:[^?,\s&]+\?subject=Help$/);
        expect(links[2]).toMatch(/^$|^tel:\+?\d{3,15}(;ext=\d+)?$/);
      }),
      { numRuns: 500 },
    );
  });

  it('cannot reach a prototype', () => {
    const input = JSON.parse(
      JSON.stringify(withSupport({})).replace(
        '"support":{',
        '"support":{"__proto__":{"telephone":"1"},"constructor":1,',
      ),
    );
    expect(parsed(input).payload.contacts[0]?.partner.support.telephone).toBeUndefined();
    expect(Object.hasOwn({}, 'telephone')).toBe(false);
  });

  it.each<[string, object]>([
    ['a tenant that is none', { tid: 'contoso' }],
    ['a sequence that is no number', { seq: '9' }],
    ['a sequence beyond counting', { seq: 2 ** 60 }],
    ['a sequence of nothing', { seq: 0 }],
    ['an instant that is no number', { iat: Number.NaN }],
    ['contacts that are no list', { contacts: {} }],
    ['more contacts than anybody has', { contacts: Array(1_001).fill(samplePayload().contacts[0]) }],
    ['contacts in a feed that has ended', { withdrawn: true }],
    ['no publisher', { publisher: undefined }],
  ])('is refused with %s', (_, change) => {
    expect(parsePayload({ ...samplePayload(), ...change })).toMatchObject({ ok: false, reason: 'malformed' });
  });
});

describe('the hash of a content', () => {
  it('is the same whenever it is issued, and another for another content', async () => {
    const content = sampleContent();
    expect(await contentHash({ ...content, ...ISSUE })).toBe(await contentHash(sampleContent()));
    const others = [{ ...content, company: 'Fabrikam' }, { ...content, contacts: [] }, withdrawalOf(content)];
    const hashes = await Promise.all([content, ...others].map((one) => contentHash(one)));
    expect(new Set(hashes).size).toBe(4);
  });
});

describe('a withdrawal', () => {
  it('says that there is nothing any more, and holds nothing', async () => {
    const payload = { v: 1 as const, ...withdrawalOf({ ...sampleContent(), tid: tenant(N) }), ...ISSUE };
    const opened = await openFeed(
      await sealFeed(payload, sample.publisher, spot),
      trustIn(sample, spot, { tenantId: tenant(N) }),
    );
    expect(opened).toMatchObject({ ok: true, payload: { withdrawn: true, contacts: [] } });
  });
});
