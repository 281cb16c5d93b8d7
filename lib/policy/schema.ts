import { parseTenantId } from '../directory/ids.ts';
import { type Invitation, parseInvitation } from '../feed/subscribe/invitation.ts';
import { LOCALES } from '../locales.ts';
import { CORNERS, ROLES, THEMES } from '../settings-choices.ts';
import { parseWorkspaceUrl } from '../workspace/transport/parse-workspace-url.ts';
import { parseLogo } from './parse-logo.ts';
import { type ParseValue, parseChoice, parseList, parseSwitch, parseText } from './parse-value.ts';

/** One key of the policy: what every format that carries it is made from. */
export interface PolicyDefinition {
  /** `choice`: a text out of `choices`; `list`: texts, out of `choices` where there are any. */
  kind: 'text' | 'choice' | 'switch' | 'list';
  choices?: readonly string[];
  /** Characters of a text. */
  most?: number;
  /** Opens something: never shown in full. */
  isSecret?: true;
  /** Stands in the files that are made. */
  example: string | boolean | readonly string[];
  parse: ParseValue<unknown>;
}

const LANGUAGES = ['auto', ...LOCALES] as const;
const TENANT = '11111111-2222-4333-8444-555555555555';
/** Of the form that names of feeds, keys and fingerprints have. */
const SPOT = 'A'.repeat(43);
const MOST_NAME = 60;

/** Keys of settings that a person has too: locked they are the policy's, else the policy gives the default. */
const LOCKABLE = {
  role: { kind: 'choice', choices: ROLES, example: 'customer', parse: parseChoice(ROLES) },
  ownTenantId: { kind: 'text', most: 38, example: TENANT, parse: parseText('notTenant', parseTenantId) },
  language: { kind: 'choice', choices: LANGUAGES, example: 'auto', parse: parseChoice(LANGUAGES) },
  theme: { kind: 'choice', choices: THEMES, example: 'auto', parse: parseChoice(THEMES) },
  cardEnabled: { kind: 'switch', example: true, parse: parseSwitch },
  cardCorner: { kind: 'choice', choices: CORNERS, example: 'bottomRight', parse: parseChoice(CORNERS) },
  cardOpenOnSupportRoutes: { kind: 'switch', example: true, parse: parseSwitch },
} as const satisfies Record<string, PolicyDefinition>;

export type LockableKey = keyof typeof LOCKABLE;

export const isLockable = (key: string): key is LockableKey => Object.hasOwn(LOCKABLE, key);

const readInvitation = (text: string): Invitation | undefined => {
  const parsed = parseInvitation(text);
  return parsed.ok ? parsed.invitation : undefined;
};

/** The policy, whole. Formats, documentation, reading and Settings all follow from it. */
export const POLICY = {
  ...LOCKABLE,
  locked: {
    kind: 'list',
    choices: Object.keys(LOCKABLE),
    example: ['role', 'cardEnabled'],
    parse: parseList('notLockable', (text) => (isLockable(text) ? text : undefined)),
  },
  skipFirstRun: { kind: 'switch', example: true, parse: parseSwitch },
  feeds: {
    kind: 'list',
    isSecret: true,
    example: [`https://feeds.partner.example/feeds/${SPOT}#t=${TENANT}&k=${SPOT}&r=${SPOT}`],
    parse: parseList('notInvitation', readInvitation),
  },
  workspaceUrl: {
    kind: 'text',
    most: 4_096,
    isSecret: true,
    example: 'https://contoso.blob.core.windows.net/support-contacts?sp=rl&sv=2024-11-04&sr=c&sig=REPLACE',
    parse: parseText('notWorkspace', (text) => (parseWorkspaceUrl(text).ok ? text : undefined)),
  },
  brandName: {
    kind: 'text',
    most: MOST_NAME,
    example: 'Contoso IT',
    parse: parseText('tooLong', (text) => (text.length <= MOST_NAME ? text : undefined)),
  },
  brandColor: {
    kind: 'text',
    most: 7,
    example: '#0f6cbd',
    parse: parseText('notColor', (text) => (/^#[0-9a-f]{6}$/i.test(text) ? text.toLowerCase() : undefined)),
  },
  brandLogo: {
    kind: 'text',
    most: 65_536,
    example:
      'data:image/svg+xml,%3Csvg%20xmlns=%27http://www.w3.org/2000/svg%27%20viewBox=%270%200%201%201%27%3E%3Ccircle%20cx=%27.5%27%20cy=%27.5%27%20r=%27.5%27/%3E%3C/svg%3E',
    parse: parseLogo,
  },
} as const satisfies Record<string, PolicyDefinition>;

export type PolicyKey = keyof typeof POLICY;

/** What the policy sets, of what can be read of it. */
export type PolicyValues = {
  readonly [Key in PolicyKey]?: NonNullable<ReturnType<(typeof POLICY)[Key]['parse']>['value']>;
};

export const isPolicyKey = (key: string): key is PolicyKey => Object.hasOwn(POLICY, key);
