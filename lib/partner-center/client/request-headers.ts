import type { Call } from './call.ts';

export interface RequestIds {
  token: string;
  requestId: string;
  correlationId: string;
}

/**
 * As the documented samples send them. `MS-Contract-Version` is "required" by headers.md alone: no sample and no SDK
 * sends it.
 */
export function requestHeaders(call: Call, { token, requestId, correlationId }: RequestIds): Record<string, string> {
  return {
    ...call.headers,
    Authorization: `Bearer ${token}`,
    Accept: 'application/json',
    'MS-RequestId': requestId,
    'MS-CorrelationId': correlationId,
    'X-Locale': 'en-US',
    ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
}
