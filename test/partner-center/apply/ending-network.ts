interface EndingPage {
  fetch: typeof fetch;
  until: AbortSignal;
}

/**
 * The network of a page that dies at its request of that number, counted from 1: before it is sent, or when it had its
 * effect and the answer is on its way.
 */
export function endingNetwork(number: number, when: 'before' | 'after'): EndingPage {
  const end = new AbortController();
  let sent = 0;
  const die = () => {
    end.abort(new DOMException('The page is gone', 'AbortError'));
    end.signal.throwIfAborted();
  };
  return {
    until: end.signal,
    async fetch(input, init) {
      sent += 1;
      const isLast = sent === number;
      if (isLast && when === 'before') die();
      const response = await fetch(input, init);
      if (isLast) die();
      return response;
    },
  };
}
