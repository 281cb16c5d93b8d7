import { formatRoute } from '../../lib/session/route.ts';
import { useT } from '../ui/i18n.tsx';

interface CountLinkProps {
  count: number;
  /** Filter of the customers list; without it, or with nothing counted, the number stands alone. */
  show?: string | undefined;
}

/** A number that leads to the customers it counts. */
export function CountLink({ count, show }: CountLinkProps) {
  const t = useT();
  const text = new Intl.NumberFormat(t.locale).format(count);
  if (!show || count === 0) return <span>{text}</span>;
  return <a href={formatRoute({ view: 'customers', show })}>{text}</a>;
}
