import s from '../sharing/sharing.module.css';
import { Fingerprint } from './Fingerprint.tsx';
import p from './publishing.module.css';

interface FingerprintFactProps {
  label: string;
  /** In a dialog: the whole of it in one line, below its label. */
  isBelow?: boolean;
  children: string;
}

/** A fingerprint that is to be compared, and of what. */
export const FingerprintFact = ({ label, isBelow = false, children }: FingerprintFactProps) => (
  <dl class={`${s.facts} ${isBelow ? p.below : p.facts}`}>
    <div>
      <dt>{label}</dt>
      <dd>
        <Fingerprint>{children}</Fingerprint>
      </dd>
    </div>
  </dl>
);
