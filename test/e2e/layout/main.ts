import { cutTexts, loose, overlaps, sideways } from './judge-layout.ts';

Object.assign(globalThis, { layout: { cutTexts, loose, overlaps, sideways } });
