declare global {
  var spoken: string[] | undefined;
}

/**
 * What a screen reader would say without being asked, from now on, in `globalThis.spoken`: a change in a live region that
 * was there before it, or an alert that comes. Behind a modal dialog nothing is heard. Stands alone, for browsers get it
 * as text.
 */
export function listen(): void {
  const LIVE = '[role=status], [role=alert], [aria-live]';
  const heard: string[] = [];
  globalThis.spoken = heard;
  const known = new Set<Element>();
  const roots = () => [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  const learn = () => {
    for (const root of roots()) for (const region of root.querySelectorAll(LIVE)) known.add(region);
  };
  const isBehindModal = (region: Element) => {
    const modal = [...document.querySelectorAll('dialog[open]')].at(-1);
    return modal !== undefined && !modal.contains(region);
  };
  const regionOf = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest(LIVE);
  const alertsIn = (node: Node) =>
    node instanceof Element ? [node, ...node.querySelectorAll('*')].filter((one) => one.matches('[role=alert]')) : [];
  const observer = new MutationObserver((records) => {
    const speaking = new Set<Element>();
    for (const { target, addedNodes } of records) {
      const region = regionOf(target);
      if (region && known.has(region)) speaking.add(region);
      for (const alert of [...addedNodes].flatMap(alertsIn)) speaking.add(alert);
    }
    for (const region of speaking) {
      const text = (region.textContent ?? '').trim();
      if (text !== '' && !isBehindModal(region)) heard.push(text);
    }
    learn();
  });
  learn();
  for (const root of roots()) observer.observe(root, { subtree: true, childList: true, characterData: true });
}
