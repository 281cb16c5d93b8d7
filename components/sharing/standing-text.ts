import { CircleAlert, CircleCheck, CloudOff, CloudUpload, Eye, HardDrive, type IconNode } from 'lucide';
import type { Translate } from '../../lib/i18n.ts';
import type { Standing } from '../../lib/session/sharing-standing.ts';
import { type ProblemText, stopText } from './problem-text.ts';

export interface StandingText extends ProblemText {
  icon: IconNode;
  tone: 'plain' | 'good' | 'wait' | 'stop';
  /** Two or three words, for the navigation. */
  short: string;
}

/** How it stands with sharing, in words: what is saved, what waits, and what to do about it. */
export function standingText(standing: Standing, t: Translate): StandingText {
  switch (standing.state) {
    case 'local':
      return { icon: HardDrive, tone: 'plain', ...words('local', t) };
    case 'shared':
      return { icon: CircleCheck, tone: 'good', ...words('shared', t) };
    case 'due':
      return { icon: CloudUpload, tone: 'wait', ...dueWords(standing.waiting, t) };
    case 'offline':
    case 'busy':
      return { icon: CloudOff, tone: 'wait', ...words(standing.state, t), ...shortOf(standing.waiting, t) };
    case 'held':
      return { icon: Eye, tone: 'stop', ...words('held', t) };
    case 'noAddress':
      return { icon: CircleAlert, tone: 'stop', ...words('noAddress', t) };
    case 'stopped':
      return {
        icon: CircleAlert,
        tone: 'stop',
        ...stopText(standing.reason, t),
        short: t('sharing.standing.stopped.short'),
      };
  }
}

const words = (state: 'local' | 'shared' | 'offline' | 'busy' | 'held' | 'noAddress', t: Translate) => ({
  title: t(`sharing.standing.${state}`),
  text: t(`sharing.standing.${state}.text`),
  short: t(`sharing.standing.${state}.short`),
});

const dueWords = (count: number, t: Translate) => ({
  title: count > 0 ? t('sharing.standing.due', { count }) : t('sharing.standing.begins'),
  text: t(count > 0 ? 'sharing.standing.due.text' : 'sharing.standing.begins.text'),
  short: count > 0 ? t('sharing.standing.due.short', { count }) : t('sharing.standing.begins.short'),
});

const shortOf = (count: number, t: Translate) =>
  count > 0 ? { short: t('sharing.standing.due.short', { count }) } : {};
