/** What a lookup shows: the list below the box, the customer of the page beside it, or one picked from the list. */
export type Place = 'list' | 'page' | 'picked';

export interface PageBeside {
  /** There is a customer, or several to pick from. */
  hasCustomer: boolean;
  /** Another customer than before. */
  isOther: boolean;
}

/** Where to go when the page beside changes: to its customer, but not away from under someone who is typing. */
export function placeBeside(place: Place, { hasCustomer, isOther }: PageBeside, typed: string): Place {
  if (!hasCustomer) return place === 'page' ? 'list' : place;
  const isTyping = place === 'list' && typed.trim() !== '';
  return isOther && !isTyping ? 'page' : place;
}
