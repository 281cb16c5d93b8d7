import { useSignal, useSignalEffect } from '@preact/signals';
import { SharingPage } from '../../components/sharing/SharingPage.tsx';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { countCustomers } from '../../lib/session/overview-count.ts';

export function SharingView({ session: { db, head, partners } }: { session: OptionsSession }) {
  const customers = useSignal<number | undefined>(undefined);
  useSignalEffect(() => {
    void head.value;
    const controller = new AbortController();
    countCustomers(db, controller.signal).then(
      (count) => {
        customers.value = count;
      },
      () => undefined,
    );
    return () => controller.abort();
  });
  return <SharingPage held={{ customers: customers.value, partners: partners.value.length, changes: head.value }} />;
}
