import type { IconNode } from 'lucide';
import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Brand } from '../../lib/policy/brand.ts';
import { Icon } from './Icon.tsx';

const BrandContext = createContext<Brand | undefined>(undefined);

export const BrandProvider = BrandContext.Provider;

/** How the organization of this browser shows itself; undefined where nobody said. */
export const useBrand = (): Brand | undefined => useContext(BrandContext);

interface BrandMarkProps {
  /** Where there is no logo, or one that cannot be shown. */
  icon: IconNode;
  size: number;
  /** Of the logo. */
  class: string | undefined;
}

/** The organization's logo. Decoration: its name stands beside it. An `<img>` runs nothing of an SVG's. */
export function BrandMark({ icon, size, class: className }: BrandMarkProps) {
  const logo = useBrand()?.logo;
  const [failed, setFailed] = useState<string>();
  if (logo === undefined || logo === failed) return <Icon icon={icon} size={size} />;
  return <img src={logo} alt="" class={className} onError={() => setFailed(logo)} />;
}
