export interface Asked {
  method: string;
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array<ArrayBuffer> | string;
}

/** A request without cookies, cache or referrer. A redirect is not followed: it would carry a token to another host. */
export function privateInit({ method, headers = {}, body }: Asked, signal: AbortSignal): RequestInit {
  return {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
    signal,
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'manual',
    referrerPolicy: 'no-referrer',
  };
}
