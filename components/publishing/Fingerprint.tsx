import s from './publishing.module.css';

const READ_AT_ONCE = 4;

/** In groups, to be read out. */
export const Fingerprint = ({ children }: { children: string }) => (
  <span class={s.fingerprint} dir="ltr">
    {(children.match(new RegExp(`.{1,${READ_AT_ONCE}}`, 'g')) ?? []).map((group, at) => (
      <span key={at}>{group}</span>
    ))}
  </span>
);
