import { expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../lib/locales.ts';
import { invitationMail } from '../../lib/session/publishing-mail.ts';
import { tenant } from '../fixtures/documents.ts';

const root = 'r'.repeat(43);
const token = `sv=2024-11-04&ss=b&sr=c&sp=r&si=readers&spr=https&se=2027-11-29T00%3A00%3A00Z&sig=${'s'.repeat(40)}%2Bab%3D`;
const host = 'https://woodgrovedistribution.blob.core.windows.net/support-contacts';
const link = `${host}/${'f'.repeat(43)}?${token}#t=${tenant(9)}&k=${'k'.repeat(43)}&r=${root}`;
/** Chromium hands no longer address to Windows. */
const MOST = 2_048;

const bodyOf = (mail: string) => new URLSearchParams(mail.split('?')[1]).get('body') ?? '';

/** In the script of the language: the letters that an address takes most for. */
const NAMES: Partial<Record<Locale, readonly [company: string, partner: string]>> = {
  ja: ['ノースウィンド貿易株式会社', 'ウッドグローブ株式会社'],
  ko: ['노스윈드 무역 주식회사', '우드그로브 유통 주식회사'],
  ar: ['شركة نورث ويند للتجارة العامة', 'شركة وودغروف للتوزيع'],
  'zh-CN': ['诺斯风国际贸易有限责任公司', '伍德格罗夫分销有限公司'],
};

it.each(LOCALES)('in %s says all in an address that Windows takes', async (locale) => {
  const [company, partner] = NAMES[locale] ?? ['Société Générale Müller & Söhne GmbH', 'Woodgrove Distribution'];
  const mail = await invitationMail(locale, { link, company, partner, root });
  expect(mail.length).toBeLessThan(MOST);
  for (const said of [link, company, partner]) expect(bodyOf(mail)).toContain(said);
});

it.each(['en', 'de', 'fr', 'es', 'pt-BR'] as const)('in %s says where the extension is to be had', async (locale) => {
  const mail = await invitationMail(locale, { link, company: 'Contoso', partner: 'Woodgrove', root });
  expect(bodyOf(mail)).toContain('Microsoft CSP');
});

it.each(LOCALES)('in %s leaves out what is too long, but not the link', async (locale) => {
  for (const [company, partner] of [
    ['社'.repeat(120), 'P'],
    ['社'.repeat(120), '社'.repeat(120)],
  ] as const) {
    const mail = await invitationMail(locale, { link, company, partner, root });
    expect(mail.length).toBeLessThan(MOST);
    expect(bodyOf(mail).split('\r\n').filter(Boolean)).toEqual(expect.arrayContaining([link, root]));
  }
});
