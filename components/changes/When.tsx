import { useT } from '../ui/i18n.tsx';

interface WhenProps {
  /** ISO 8601 instant; shown as it is when it is none. */
  at: string;
}

/** A moment in the viewer's language and time zone. */
export function When({ at }: WhenProps) {
  const t = useT();
  const date = new Date(at);
  const isValid = !Number.isNaN(date.getTime());
  const format = new Intl.DateTimeFormat(t.locale, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <time dir="auto" dateTime={at}>
      {isValid ? format.format(date) : at}
    </time>
  );
}
