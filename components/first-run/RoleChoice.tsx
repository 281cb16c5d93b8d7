import { Building2, Headset, type IconNode, Landmark } from 'lucide';
import type { Role } from '../../lib/settings.ts';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './RoleChoice.module.css';

interface RoleChoiceProps {
  onChoose: (role: Role) => void;
}

const ROLES: readonly { role: Role; icon: IconNode }[] = [
  { role: 'partner', icon: Landmark },
  { role: 'helpdesk', icon: Headset },
  { role: 'customer', icon: Building2 },
];

/** Who uses this browser: each answer leads to its own first step. */
export function RoleChoice({ onChoose }: RoleChoiceProps) {
  const t = useT();
  return (
    <ul class={s.roles}>
      {ROLES.map(({ role, icon }) => (
        <li key={role}>
          <button type="button" class={s.role} onClick={() => onChoose(role)}>
            <span class={s.icon}>
              <Icon icon={icon} size={28} />
            </span>
            <span class={s.name}>{t(`settings.role.${role}`)}</span>{' '}
            <span class={s.help}>{t(`settings.role.${role}.help`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
