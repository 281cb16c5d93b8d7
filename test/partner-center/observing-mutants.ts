import type { MutantRow } from '../mutant.ts';

const MERGE = 'test/partner-center/observe/merge-observed.test.ts';
const PARTNERS = 'test/partner-center/observe/merge-partners.test.ts';
const GONE = 'test/partner-center/observe/find-gone.test.ts';
const ASK = 'test/partner-center/observe/what-to-ask.test.ts';
const AGAIN = 'test/partner-center/observe/run-observing-again.test.ts';

/** What was heard, and what is made of it. */
export const OBSERVING_ROWS: readonly MutantRow[] = [
  [
    'a renamed customer loses our name',
    'merge-observed.ts',
    '? [...aliases, companyName] : aliases',
    '? aliases : aliases',
    MERGE,
  ],
  ['a name that was preferred here is taken away', 'merge-observed.ts', ' || aliases.includes(theirs)', '', MERGE],
  ['theirs takes the first domain’s place', 'merge-observed.ts', '[...domains, theirs]', '[theirs, ...domains]', MERGE],
  [
    'what is listed without a relationship ends by itself',
    'merge-observed.ts',
    "choices.endedCustomers.has(tenantId) ? 'ended'",
    "tenantId ? 'ended'",
    MERGE,
  ],
  ['what could not be asked is taken from before', 'merge-observed.ts', 'asked?.fault ? [] : ', '', MERGE],
  [
    'a designation is overwritten whatever was chosen',
    'merge-observed.ts',
    " || sideOf(choices, difference.group, seen.id) === 'ours'",
    '',
    MERGE,
  ],
  [
    'a contact that could not be read counts as known',
    'designation-difference.ts',
    'contact && !contactFault &&',
    'contact &&',
    MERGE,
  ],
  [
    'ourselves by name is a designation',
    'designation-difference.ts',
    ' || contact.supportTenantId === own ? undefined',
    ' ? undefined',
    MERGE,
  ],
  [
    'one choice is every choice',
    'observed-choices.ts',
    "chosen === 'each' ? (each.get(subscription) ?? FIRST_CHOICE[group]) : chosen",
    "each.get(subscription) ?? (chosen === 'each' ? FIRST_CHOICE[group] : chosen)",
    MERGE,
  ],
  ['an empty list ends every reseller', 'merge-partners.ts', 'items.length > 0 && ', '', PARTNERS],
  ['resellers end before it is told whose list it is', 'merge-partners.ts', '!organization.ok || ', '', PARTNERS],
  [
    'a status that is not told is taken',
    'merge-observed.ts',
    'seen.status ?? before?.status ?? ',
    'seen.status ?? ',
    MERGE,
  ],
  ['what was ticked ends though it cannot be known', 'find-gone.ts', 'asked?.fault || ', '', MERGE],
  ['a list in part ends resellers', 'merge-partners.ts', ' && !next', '', PARTNERS],
  [
    'a reseller gets another name',
    'merge-partners.ts',
    '    ...rest,\n    mpnId: mpnId || rest.mpnId',
    '    ...rest,\n    name,\n    mpnId: mpnId || rest.mpnId',
    PARTNERS,
  ],
  [
    'another company’s resellers are taken',
    'merge-partners.ts',
    'if (otherTenant(partners, observed, signedInTo) !== undefined) return [];',
    '',
    PARTNERS,
  ],
  ['what may be among unreadable rows is gone', 'find-gone.ts', ' || seen.unreadable.length > 0', '', GONE],
  ['what was bought elsewhere is gone', 'find-gone.ts', "channel === 'csp' && ", '', GONE],
  ['a customer that is only requested is gone', 'find-gone.ts', "relationship === 'active' && ", '', GONE],
  [
    'support contacts are taken for known',
    'what-to-ask.ts',
    "? 'contacts' : 'nothing'",
    "? 'nothing' : 'nothing'",
    ASK,
  ],
  ['what failed before is not asked again', 'what-to-ask.ts', 'asked?.fault || ', '', ASK],
  ['age does not count', 'what-to-ask.ts', 'return isOld || ', 'return ', ASK],
  ['what another tenant was told counts', 'what-to-ask.ts', ' && asked.run < run.since', ' && !asked', AGAIN],
];
