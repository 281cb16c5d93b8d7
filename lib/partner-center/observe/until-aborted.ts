import type { Asked } from './hear-customer.ts';

/** The same, but for no answer being waited for once the signal says so: each call rejects with the signal's reason then. */
export function untilAborted(asked: Asked, signal: AbortSignal): Asked {
  const until = <T>(ask: () => Promise<T>) => firstOf(ask, signal);
  return {
    customers: (next) => until(() => asked.customers(next)),
    subscriptions: (tenantId, next) => until(() => asked.subscriptions(tenantId, next)),
    supportContact: (tenantId, subscription) => until(() => asked.supportContact(tenantId, subscription)),
    indirectResellers: () => until(() => asked.indirectResellers()),
    indirectProviders: () => until(() => asked.indirectProviders()),
    organization: () => until(() => asked.organization()),
    mpnProfile: (mpnId) => until(() => asked.mpnProfile(mpnId)),
    supportProfile: () => until(() => asked.supportProfile()),
    auditRecords: (from, next) => until(() => asked.auditRecords(from, next)),
  };
}

function firstOf<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) return leave();
    signal.addEventListener('abort', leave, { once: true });
    void ask()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', leave));
  });
}
