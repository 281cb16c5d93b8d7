import { useSignal } from '@preact/signals';
import { useT } from '../../components/ui/i18n.tsx';
import { copyText } from '../../lib/admin-center/copy-text.ts';
import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import { telephoneToCall } from '../../lib/directory/whom-to-call.ts';
import { reportError } from '../../lib/report-error.ts';

type ReadContacts = () => Promise<CustomerContacts | undefined>;

/** Copies the first telephone on a customer's card, and says whose it is for the live region. */
export function useTelephoneCopy() {
  const t = useT();
  const said = useSignal('');

  function forget() {
    said.value = '';
  }
  async function copyFirst(contacts: CustomerContacts): Promise<string> {
    const call = telephoneToCall(contacts);
    if (!call) return t('popup.telephone.none', { customer: contacts.customer.companyName });
    await copyText(call.telephone);
    return t('popup.telephone.copied', { telephone: call.telephone, name: call.name || t('card.unnamed') });
  }
  async function copyTelephone(read: ReadContacts) {
    forget(); // So that the same words are heard again.
    try {
      const contacts = await read();
      if (contacts) said.value = await copyFirst(contacts);
    } catch (fault) {
      reportError('Copying a telephone number', fault);
      said.value = t('card.copyFailed');
    }
  }
  return { said: said.value, copyTelephone: (read: ReadContacts) => void copyTelephone(read), forget };
}
