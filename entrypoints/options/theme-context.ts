import { createContext } from 'preact';
import type { Theme } from '../../lib/settings.ts';

/** For what draws in a shadow root of its own and does not see the theme on the root element. */
export const ThemeContext = createContext<Theme>('auto');
