/** Whether the card stands open, and what the user has said about it on this page so far. */
export interface CardOpenness {
  isOpen: boolean;
  /** The user opened it: it stays open wherever they go. */
  isKept: boolean;
  /** The user closed it on a support route: it no longer opens there by itself. */
  isDeclined: boolean;
}

export const INITIALLY_CLOSED: CardOpenness = { isOpen: false, isKept: false, isDeclined: false };

/** On arrival at a route; `opensHere`: it is a support route and the settings let the card open there. */
export function afterRoute(openness: CardOpenness, opensHere: boolean): CardOpenness {
  return { ...openness, isOpen: openness.isKept || (opensHere && !openness.isDeclined) };
}

export function afterOpen(): CardOpenness {
  return { isOpen: true, isKept: true, isDeclined: false };
}

export function afterClose(openness: CardOpenness, opensHere: boolean): CardOpenness {
  return { isOpen: false, isKept: false, isDeclined: openness.isDeclined || opensHere };
}
