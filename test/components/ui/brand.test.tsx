import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { Headset } from 'lucide';
import { afterEach, expect, it } from 'vitest';
import { CardFrame } from '../../../components/contact-card/ContactCard.tsx';
import { BrandMark, BrandProvider } from '../../../components/ui/brand.tsx';
import { wearBrand } from '../../../components/ui/wear-brand.ts';
import type { Brand } from '../../../lib/policy/brand.ts';
import { brandTokens } from '../../../lib/policy/brand-colors.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const LOGO = 'data:image/png;base64,iVBORw0KGgo=';
const BRAND: Brand = { name: 'Contoso IT', logo: LOGO, tokens: brandTokens('#ff0000') };

const mark = (brand: Brand | undefined) => (
  <BrandProvider value={brand}>
    <BrandMark icon={Headset} size={20} class="logo" />
  </BrandProvider>
);

const image = () => document.querySelector('img');

it('a logo is an image, and decoration', () => {
  renderInEnglish(mark(BRAND));
  expect(image()?.getAttribute('src')).toBe(LOGO);
  expect(image()?.alt).toBe('');
  expect(document.querySelector('svg')).toBeNull();
});

it('the icon stands where there is no logo, or one that cannot be shown, until there is another', () => {
  const { rerender } = renderInEnglish(mark(undefined));
  expect(document.querySelector('svg')).not.toBeNull();
  rerender(mark(BRAND));
  const broken = image();
  if (broken) fireEvent.error(broken);
  expect(image()).toBeNull();
  rerender(mark({ logo: `${LOGO}x` }));
  expect(image()?.src).toBe(`${LOGO}x`);
});

it('the card bears the name of the organization, and its own', () => {
  renderInEnglish(
    <BrandProvider value={BRAND}>
      <CardFrame state="default">text</CardFrame>
    </BrandProvider>,
  );
  expect(screen.getByRole('region', { name: 'Support contact' }).textContent).toBe('Support contactContoso ITtext');
});

it('colours are put on, replaced and taken off, and nothing else is', () => {
  const root = document.createElement('div');
  root.style.setProperty('margin', '1px');
  wearBrand(root, BRAND);
  const red = root.style.getPropertyValue('--colorBrandBackground');
  expect(red).toMatch(/^light-dark\(#\w{6}, #\w{6}\)$/);
  wearBrand(root, { tokens: brandTokens('#00ff00') });
  expect(root.style.getPropertyValue('--colorBrandBackground')).not.toBe(red);
  wearBrand(root, undefined);
  expect(root.style.cssText).toBe('margin: 1px;');
});
