import { useEffect } from 'preact/hooks';
import type { Lookup } from '../../lib/session/open-lookup.ts';

/** Performance marks for measuring: the first rows that are shown, and the first that come from the whole directory. */
export function useLookupMarks({ result, isReading }: Lookup, isListing: boolean): void {
  const hasRows = isListing && result.value.rows.length > 0;
  const isWhole = hasRows && !isReading.value;
  useEffect(() => {
    if (hasRows) markOnce('lookup-first');
  }, [hasRows]);
  useEffect(() => {
    if (isWhole) markOnce('lookup-full');
  }, [isWhole]);
}

function markOnce(name: string) {
  if (performance.getEntriesByName(name, 'mark').length === 0) performance.mark(name);
}
