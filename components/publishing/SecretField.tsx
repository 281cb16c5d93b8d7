import { Field, type FieldProps } from '../ui/Field.tsx';

type SecretFieldProps = Omit<FieldProps, 'type' | 'autocomplete' | 'spellcheck'> & {
  /** An address with its token, or a passphrase. */
  kind: 'address' | 'passphrase';
};

/** A secret that is typed or pasted, and kept out of the browser's memory of forms. */
export const SecretField = ({ kind, ...field }: SecretFieldProps) => (
  <Field {...field} type="password" autocomplete={kind === 'address' ? 'off' : 'new-password'} spellcheck={false} />
);
