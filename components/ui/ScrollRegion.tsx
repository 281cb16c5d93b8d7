import type { HTMLAttributes } from 'preact';

type ScrollRegionProps = Omit<HTMLAttributes<HTMLElement>, 'tabIndex'> &
  ({ 'aria-label': string } | { 'aria-labelledby': string });

/** A part of the page that scrolls by itself; how large it may become is its class's. */
export function ScrollRegion(props: ScrollRegionProps) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
  return <section {...props} tabIndex={0} />;
}
