import type { HTMLAttributes } from 'preact';
import s from './Table.module.css';

interface TableProps extends Omit<HTMLAttributes<HTMLTableElement>, 'class'> {
  /** What it has of its own. */
  class: string | undefined;
}

/** Rows with a line below each. */
export function Table({ class: own, ...props }: TableProps) {
  return <table {...props} class={`${s.table} ${own}`} />;
}
