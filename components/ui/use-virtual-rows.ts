import { elementScroll, observeElementOffset, type Rect, Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

interface VirtualRowsOptions {
  count: number;
  /** CSS pixels; every row has the same height. */
  rowHeight: number;
  scroller: RefObject<HTMLElement | null>;
  /** Height of what sticks to the top of the scroller, in CSS pixels. */
  headHeight: number;
}

const OVERSCAN = 8;
/** Until the browser has measured; also where nothing is laid out. */
const FIRST_RECT: Rect = { width: 800, height: 600 };

/** Which rows of a long list are in sight, kept up to date while it scrolls. */
export function useVirtualRows({ count, rowHeight, scroller, headHeight }: VirtualRowsOptions) {
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollToFn: elementScroll,
    observeElementOffset,
    observeElementRect: observeVisibleRect,
    initialRect: FIRST_RECT,
    overscan: OVERSCAN,
    scrollPaddingStart: headHeight,
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}

/** Keeps the last size while the list is hidden, so that it does not draw itself empty. */
function observeVisibleRect(virtualizer: Virtualizer<HTMLElement, HTMLElement>, report: (rect: Rect) => void) {
  const element = virtualizer.scrollElement;
  if (!element) return undefined;
  const measure = () => {
    if (element.clientHeight > 0) report({ width: element.clientWidth, height: element.clientHeight });
  };
  measure();
  const observer = new ResizeObserver(measure);
  observer.observe(element);
  return () => observer.disconnect();
}
