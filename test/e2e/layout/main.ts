import { cutTexts, loose, overlaps, sideways } from './judge-layout.ts';
import { moving } from './moving.ts';

Object.assign(globalThis, { layout: { cutTexts, loose, moving, overlaps, sideways } });
