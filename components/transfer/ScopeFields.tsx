import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { useT } from '../ui/i18n.tsx';

interface Scope {
  /** Tenant id or domain; empty for every customer. */
  customer: string;
  /** Also where nobody is designated. */
  withDefault: boolean;
}

interface ScopeFieldsProps {
  scope: Scope;
  /** Whether it is asked which customer is meant. */
  asksCustomer: boolean;
  /** The customer is not on record. */
  isUnknown: boolean;
  withDefault: string;
  onChange: (scope: Scope) => void;
}

/** Of which designations Partner Center is to hear. */
export function ScopeFields({ scope, asksCustomer, isUnknown, withDefault: label, onChange }: ScopeFieldsProps) {
  const t = useT();
  return (
    <>
      {asksCustomer && (
        <Field
          label={t('transfer.partnerCenter.customer')}
          hint={t('transfer.partnerCenter.customer.hint')}
          value={scope.customer}
          error={isUnknown ? t('transfer.partnerCenter.unknownCustomer') : undefined}
          onInput={(customer) => onChange({ ...scope, customer })}
        />
      )}
      <Checkbox
        label={label}
        checked={scope.withDefault}
        onChange={(withDefault) => onChange({ ...scope, withDefault })}
      />
    </>
  );
}
