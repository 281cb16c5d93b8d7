import { useEffect, useState } from 'preact/hooks';
import { formatRoute, parseRoute, type Route } from '../../lib/session/route.ts';

/** The route that the address names, followed as it changes. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    // It may have changed since the first rendering.
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return parseRoute(hash);
}

export function goTo(route: Route): void {
  location.hash = formatRoute(route);
}

/** For what is chosen within a view: Back leads out of the view, not through every choice. */
export function replaceRoute(route: Route): void {
  location.replace(formatRoute(route));
}
