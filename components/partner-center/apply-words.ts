import type { Translate } from '../../lib/i18n.ts';
import type { ApplyRow, NotWrittenReason, RowState } from '../../lib/partner-center/apply/apply-row.ts';
import type { SeenContact } from '../../lib/partner-center/types.ts';
import type { BadgeTone } from '../ui/Badge.tsx';
import { faultText } from './fault-text.ts';

export const TONES: Readonly<Record<RowState, BadgeTone>> = {
  written: 'success',
  alreadySo: 'neutral',
  refused: 'danger',
  changedMeanwhile: 'warning',
  notKept: 'warning',
  notSupported: 'neutral',
  waiting: 'neutral',
  writing: 'brand',
};

/** Why a row is left out. */
export function whyText(t: Translate, why: NotWrittenReason | 'unread'): string {
  switch (why) {
    case 'nobodyDesignated':
    case 'disputed':
    case 'notSeen':
    case 'noRemoval':
    case 'unread':
      return t(`apply.why.${why}`);
    default:
      return t(`transfer.partnerCenter.reason.${why}`);
  }
}

/** What became of a row, in one or two sentences. */
export function resultText(t: Translate, { outcome, wanted, theirs }: ApplyRow): string {
  const after = wanted.name;
  const before = nameOf(t, theirs);
  switch (outcome.state) {
    case 'alreadySo':
      return after;
    case 'refused':
      return faultText(t, outcome.fault) + (outcome.isUnsure ? ` ${t('apply.result.unsure')}` : '');
    case 'notSupported':
      return whyText(t, outcome.why);
    case 'changedMeanwhile':
      return t('apply.result.changedMeanwhile', { before, found: nameOf(t, outcome.found) });
    case 'notKept':
      return t('apply.result.notKept', { after, found: nameOf(t, outcome.found) });
    case 'writing':
      return t('apply.result.writing', { before, after });
    default:
      return t('apply.result.change', { before, after });
  }
}

function nameOf(t: Translate, contact: SeenContact | undefined): string {
  if (contact === undefined || contact === 'none') return t('apply.nobody');
  return contact.name || contact.supportTenantId;
}
