/** One value of the report. `text` is shown as it is, `count` in the reader's own digits. */
export type Fact = { name: FactName } & ({ text: string } | { count: number } | { bytes: number } | { at: string });

export const GROUPS = [
  'program',
  'policy',
  'storage',
  'directory',
  'lookup',
  'sharing',
  'feeds',
  'permissions',
] as const;
export type GroupName = (typeof GROUPS)[number];

const FACTS = [
  'version',
  'browser',
  'languages',
  'role',
  'policyAnswer',
  'policyFrom',
  'policyKeys',
  'policyFaults',
  'used',
  'quota',
  'persistent',
  'schema',
  'customers',
  'damaged',
  'partners',
  'revision',
  'history',
  'conflicts',
  'index',
  'indexRevision',
  'indexChanges',
  'sharing',
  'position',
  'waiting',
  'lastRun',
  'outcome',
  'published',
  'followed',
  'standing',
  'granted',
  'hosts',
] as const;
export type FactName = (typeof FACTS)[number];

/** What can be said of this profile, group by group, without a name, an address or a token. */
export type Facts = Readonly<Record<GroupName, readonly Fact[]>>;
