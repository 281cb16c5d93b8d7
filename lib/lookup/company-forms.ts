import { fold } from './fold.ts';
import { eachGram, unitsOf } from './grams.ts';

/** Words that say what kind of company it is. Thousands share them, so they say little about which one is meant. */
const FORMS = [
  'ag, gmbh, kg, ohg, ug, co, ev, gbr, mbh, se, kgaa',
  'inc, incorporated, llc, llp, lp, ltd, limited, plc, corp, corporation, company, group, holding, holdings, pty, pte',
  'sa, sarl, sas, sasu, snc, eurl, scop, spa, srl, sl, slu, lda, ltda, bv, nv, ab, as, asa, aps, oy, oyj, kft, zrt',
  'sro, doo, dd, ood, eood, ad, sp, zoo',
  'оод, еоод, ад, ооо, оао, зао, пао, ао, ип',
  'المحدودة, القابضة, شمم',
].flatMap((line) => line.split(', '));

/** Written without a space to the name. Longer ones first, since one may contain another. */
const ATTACHED_FORMS = [
  '股份有限公司',
  '有限责任公司',
  '有限公司',
  '集团',
  '株式会社',
  '合同会社',
  '有限会社',
  'ホールディングス',
  '주식회사',
  '유한회사',
].map(fold);

const KNOWN: ReadonlySet<string> = new Set([...FORMS, '株', '有', ...ATTACHED_FORMS].map(fold));

/** Whether a folded word is one of them. */
export const isCompanyForm = (word: string): boolean => KNOWN.has(word);

const ATTACHED = new RegExp(ATTACHED_FORMS.join('|'), 'gu');

const FORM_GRAMS = new Set<number>();
for (const form of ATTACHED_FORMS) eachGram(unitsOf(form), form.length, (gram) => FORM_GRAMS.add(gram));

/** Whether a gram lies inside an attached form: thousands of words have it for that reason alone. */
export const isFormGram = (gram: number): boolean => FORM_GRAMS.has(gram);

/** Whether a folded word is written together with one of them. */
export const hasAttachedForm = (word: string): boolean => word.search(ATTACHED) >= 0;

/** The folded text with a space around forms that are written without one. */
export const detachForms = (folded: string): string => folded.replace(ATTACHED, ' $& ');
