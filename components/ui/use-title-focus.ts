import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** For the title of a view whose code is loaded first: takes the focus that waits for it on `main`. */
export function useTitleFocus(): RefObject<HTMLHeadingElement | null> {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement?.localName === 'main') title.current?.focus();
  }, []);
  return title;
}
