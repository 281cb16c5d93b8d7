import type { Brand } from '../../lib/policy/brand.ts';
import { BRAND_TOKENS } from '../../lib/policy/brand-colors.ts';

/** Sets the brand's colours on an element, in place of any that were set before. */
export function wearBrand({ style }: HTMLElement, brand: Brand | undefined): void {
  for (const name of BRAND_TOKENS) style.removeProperty(name);
  for (const [name, value] of Object.entries(brand?.tokens ?? {})) style.setProperty(name, value);
}
