import { ArrowLeft } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Role } from '../../lib/settings.ts';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './FirstRunPage.module.css';
import { RoleChoice } from './RoleChoice.tsx';

interface FirstRunPageProps {
  chosen: Role | undefined;
  onChoose: (role: Role | undefined) => void;
  /** The first step of the chosen role. */
  children: ComponentChildren;
}

/** Asked once: who are you? Then that role's first step, with a way back. */
export function FirstRunPage({ chosen, onChoose, children }: FirstRunPageProps) {
  const t = useT();
  const title = useRef<HTMLHeadingElement>(null);
  const shown = useRef(chosen);
  useEffect(() => {
    if (shown.current !== chosen) title.current?.focus();
    shown.current = chosen;
  }, [chosen]);
  return (
    <main class={s.page}>
      <div class={s.head}>
        <p class={s.product}>{t('settings.firstRun.product')}</p>
        <h1 ref={title} tabIndex={-1}>
          {chosen ? t(`settings.role.${chosen}`) : t('settings.firstRun.title')}
        </h1>
        {!chosen && <p class={s.lead}>{t('settings.firstRun.lead')}</p>}
      </div>
      {chosen ? (
        <>
          <div>
            <Button variant="subtle" icon={ArrowLeft} mirrorsIcon onClick={() => onChoose(undefined)}>
              {t('settings.firstRun.back')}
            </Button>
          </div>
          {children}
        </>
      ) : (
        <RoleChoice onChoose={onChoose} />
      )}
    </main>
  );
}
