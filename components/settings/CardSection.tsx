import { mirrorCorner } from '../../lib/mirror-corner.ts';
import { Section } from '../overview/Section.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { useT } from '../ui/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import { hintWith } from './ManagedHint.tsx';
import type { SettingsSectionProps } from './PersonSection.tsx';

const CORNERS = ['bottomRight', 'bottomLeft', 'topRight', 'topLeft'] as const;

/** Whether, where and how the card shows itself on the admin center. */
export function CardSection({ settings: { card }, management, onSave }: SettingsSectionProps) {
  const t = useT();
  return (
    <Section title={t('settings.card.title')}>
      <Checkbox
        label={t('settings.card.enabled')}
        checked={card.enabled}
        disabled={management.cardEnabled === 'locked'}
        hint={hintWith(management.cardEnabled, () => onSave({ card: { enabled: undefined } }))}
        onChange={(enabled) => onSave({ card: { enabled } })}
      />
      <Checkbox
        label={t('settings.card.open')}
        checked={card.openOnSupportRoutes}
        disabled={!card.enabled || management.cardOpenOnSupportRoutes === 'locked'}
        hint={hintWith(management.cardOpenOnSupportRoutes, () => onSave({ card: { openOnSupportRoutes: undefined } }))}
        onChange={(openOnSupportRoutes) => onSave({ card: { openOnSupportRoutes } })}
      />
      <Select
        label={t('settings.card.corner')}
        value={card.corner}
        disabled={!card.enabled || management.cardCorner === 'locked'}
        hint={hintWith(management.cardCorner, () => onSave({ card: { corner: undefined } }))}
        options={CORNERS.map((corner) => ({
          value: corner,
          label: t(`settings.card.corner.${mirrorCorner(corner, t.direction)}`),
        }))}
        onChange={(value) => onSave({ card: { corner: CORNERS.find((corner) => corner === value) ?? card.corner } })}
      />
    </Section>
  );
}
