import type { ComponentChildren } from 'preact';
import { ViewPage } from '../overview/ViewPage.tsx';
import { useT } from '../ui/i18n.tsx';
import { FilesSections } from './FilesSections.tsx';

interface SharingPageProps {
  isShared: boolean;
  /** The way into a workspace, or what is known of the one that is shared. */
  children: ComponentChildren;
}

export function SharingPage({ isShared, children }: SharingPageProps) {
  const t = useT();
  return (
    <ViewPage title={t('sharing.title')} lead={t(isShared ? 'sharing.lead.shared' : 'sharing.lead.local')} width="text">
      {children}
      <FilesSections isShared={isShared} />
    </ViewPage>
  );
}
