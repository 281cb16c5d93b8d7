import { getHead } from '../db/history.ts';
import type { Db } from '../db/open.ts';
import { parsePartner } from '../directory/parse.ts';
import type { Problem } from '../directory/problem.ts';
import type { Partner, PartnerRole } from '../directory/types.ts';
import { diffPartner } from '../log/diff.ts';
import { partnerDoc } from '../log/doc-id.ts';
import { createPlan } from '../log/plan.ts';
import { readDocs } from './read-docs.ts';
import { type Author, reviewPlan } from './review-plan.ts';
import type { Reviewable } from './reviewable.ts';

/** What someone typed about their own company; every field as text. */
export interface CompanyDraft {
  name: string;
  tenantId: string;
  mpnId: string;
  role: Exclude<PartnerRole, 'indirectReseller'>;
  telephone: string;
  email: string;
  website: string;
}

export type CompanyField = Exclude<keyof CompanyDraft, 'role'>;
/** Code of the problem of each field that has one: `problem.{code}`. */
export type CompanyProblems = Partial<Record<CompanyField, string>>;

type ReadCompany = { ok: true; partner: Partner } | { ok: false; problems: CompanyProblems };

/** Our own partner out of the form. */
export function readCompany({ telephone, email, website, ...identity }: CompanyDraft): ReadCompany {
  const parsed = parsePartner({ ...identity, support: { telephone, email, website: withScheme(website) } });
  return parsed.ok ? { ok: true, partner: parsed.value } : { ok: false, problems: byField(parsed.problems) };
}

/** People write addresses without `https://`. */
function withScheme(website: string): string {
  const address = website.trim();
  return address && !address.includes(':') ? `https://${address}` : address;
}

const FIELDS: readonly CompanyField[] = ['name', 'tenantId', 'mpnId', 'telephone', 'email', 'website'];

function byField(problems: readonly Problem[]): CompanyProblems {
  const found: CompanyProblems = {};
  for (const { path, code } of problems) {
    const field = FIELDS.find((name) => name === path?.split('.').at(-1));
    if (field) found[field] ??= code;
  }
  return found;
}

/** The first commit of most directories: our own partner, through the review like every other change. */
export async function reviewCompany(db: Db, partner: Partner, author: () => Author): Promise<Reviewable> {
  const base = await getHead(db);
  const before = await readDocs(db, [partnerDoc(partner.tenantId)]);
  const known = parsePartner(before(partnerDoc(partner.tenantId)));
  const plan = createPlan('setup', base, [diffPartner(known.ok ? known.value : undefined, partner)]);
  return reviewPlan(db, { plan, before, notes: [] }, author);
}
