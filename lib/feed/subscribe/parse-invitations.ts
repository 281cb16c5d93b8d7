import { FEED_LIMITS } from '../limits.ts';
import { type Invitation, type InvitationProblem, parseInvitation } from './invitation.ts';

export interface ReadInvitations {
  /** One per feed; of several for one feed the last, which is the newest. */
  invitations: Invitation[];
  /** Lines are counted from 1. */
  problems: { line: number; reason: InvitationProblem | 'tooMany' }[];
}

/**
 * A file or a policy with an invitation per line, or a whole email with one in it: beside an invitation, lines that are no
 * links are passed over, as empty ones are.
 */
export function parseInvitations(text: string): ReadInvitations {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .map((content, index) => ({ content, line: index + 1 }))
    .filter(({ content }) => content.trim() !== '');
  const { invitations: most } = FEED_LIMITS;
  const read = lines.slice(0, most).map(({ content, line }) => ({ line, ...parseInvitation(content) }));
  const byFeed = new Map(read.flatMap((one) => (one.ok ? [[one.invitation.url, one.invitation]] : [])));
  const beyond = lines.slice(most, most + 1).map(({ line }) => ({ line, reason: 'tooMany' as const }));
  const problems = read.flatMap((one) =>
    one.ok || (byFeed.size > 0 && one.reason === 'notUrl') ? [] : [{ line: one.line, reason: one.reason }],
  );
  return { invitations: [...byFeed.values()], problems: [...problems, ...beyond] };
}
