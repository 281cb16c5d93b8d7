import type { ComponentChildren } from 'preact';
import { BrandProvider } from '../../components/ui/brand.tsx';
import type { Settings } from '../../lib/settings.ts';
import { ThemeContext } from './theme-context.ts';

interface LookProviderProps {
  settings: Settings;
  children: ComponentChildren;
}

/** For what draws in a shadow root of its own, and what shows whose browser this is. */
export function LookProvider({ settings: { theme, brand }, children }: LookProviderProps) {
  return (
    <ThemeContext.Provider value={theme}>
      <BrandProvider value={brand}>{children}</BrandProvider>
    </ThemeContext.Provider>
  );
}
