import s from './Progress.module.css';
import { Spoken } from './Spoken.tsx';

export interface ProgressProps {
  /** What is under way, in words. */
  label: string;
  done: number;
  /** 0 when not known yet: the bar then runs without an end. */
  total: number;
}

export function Progress({ label, done, total }: ProgressProps) {
  return (
    <div class={s.progress}>
      <Spoken>{label}</Spoken>
      {total > 0 ? (
        <progress aria-label={label} value={Math.min(done, total)} max={total} />
      ) : (
        <progress aria-label={label} />
      )}
    </div>
  );
}
