import type { Translate } from '../../lib/i18n.ts';
import type { FaultDetails } from '../../lib/partner-center/partner-center-fault.ts';

/** What went wrong, in plain words and with what can be done. */
export const faultText = (t: Translate, { reason, tenant }: FaultDetails): string =>
  t(`partnerCenter.fault.${reason}`, { tenant: tenant ?? '' });

type Origin = Pick<FaultDetails, 'code' | 'description' | 'correlationId'>;

/** What Microsoft itself said of it, for whoever asks Microsoft; empty where it said nothing. */
export function faultOrigin(t: Translate, { code, description, correlationId }: Origin): string {
  const parts = [
    code && t('partnerCenter.origin.code', { code }),
    description && t('partnerCenter.origin.description', { description }),
    correlationId && t('partnerCenter.origin.correlationId', { correlationId }),
  ];
  return parts.filter((part) => part).join('\u00A0· ');
}
