import { describe, expect, it } from 'vitest';
import { parseIsoDate } from '../../lib/directory/ids.ts';
import { askedPartners, parsePartnerFilter } from '../../lib/session/partner-filter.ts';
import { aPartner } from '../fixtures/documents.ts';

const today = parseIsoDate('2026-11-22');
if (!today) throw new Error('no day');

const support = { telephone: '+81 3 5550 0100', email: 'help@trey.example', languages: [] };
const own = aPartner(1, { role: 'indirectProvider', support });
const active = aPartner(2, { support, verifiedOn: today });
const mute = aPartner(3, { verifiedOn: today });
const ended = aPartner(4, { relationship: 'ended' });
const partners = [own, active, mute, ended];

describe('the filter of a link to partners', () => {
  it.each([
    ['resellers alone, not ourselves', 'relationship:active', [active, mute]],
    ['resellers of another relationship', 'relationship:ended', [ended]],
    ['nobody, where there is none', 'relationship:requested', []],
    ['whose profile has a finding', 'finding:unreachable', [mute]],
    ['ourselves too, whose profile has one', 'finding:profileNeverVerified', [own]],
  ])('takes %s (%s)', (_, show, expected) => {
    const filter = parsePartnerFilter(show);
    expect(filter).toBeDefined();
    expect(askedPartners(partners, filter, today)).toEqual(expected);
  });

  it.each([
    ['relationship:'],
    ['relationship:over'],
    ['finding:stillDefault'],
    ['finding'],
    ['partner:1'],
  ])('knows no %s', (show) => expect(parsePartnerFilter(show)).toBeUndefined());

  it('takes all without one', () => {
    expect(askedPartners(partners, undefined, today)).toEqual(partners);
  });
});
