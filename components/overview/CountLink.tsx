import { formatRoute } from '../../lib/session/route.ts';
import { useT } from '../ui/i18n.tsx';

interface CountLinkProps {
  count: number;
  /** The list that has what is counted. */
  list?: 'customers' | 'partners';
  /** Its filter. */
  show: string;
}

/** A number that leads to what it counts; nothing counted leads nowhere. */
export function CountLink({ count, list = 'customers', show }: CountLinkProps) {
  const t = useT();
  const text = new Intl.NumberFormat(t.locale).format(count);
  if (count === 0) return <span>{text}</span>;
  return <a href={formatRoute({ view: list, show })}>{text}</a>;
}
