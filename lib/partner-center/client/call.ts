import type { CallName } from '../types.ts';
import type { Lane } from './pace.ts';

/** One call as it goes over the wire. */
export interface Call {
  name: CallName;
  method: 'GET' | 'PUT';
  /** Below `{base}/v1`, with its query; begins with a slash. */
  path: string;
  lane: Lane;
  /** Besides those of every call. */
  headers?: Readonly<Record<string, string>>;
  /** JSON. */
  body?: string;
  /** `MS-RequestId` of its first request; absent: a new one. */
  requestId?: string;
  /** Before it is sent again, however long that took; what it rejects with ends the call. */
  beforeRepeat?: () => Promise<void>;
}
