import * as v from 'valibot';
import type { FaultDetails } from '../partner-center-fault.ts';
import type { SeenContact, SeenCustomer, SeenSubscription } from '../types.ts';

/** A question that came to nothing. */
export interface ObservedFault extends FaultDetails {
  /** ISO 8601 instant. */
  at: string;
}

/** A support contact as it was read, and when (ISO 8601 instant). */
export interface ObservedContact {
  at: string;
  contact: SeenContact;
}

export interface ObservedSubscription extends SeenSubscription {
  /** The last that could be read. Absent: Partner Center holds none for such a subscription, or it was never read. */
  contact?: ObservedContact;
  /** Why it could not be read the last time. */
  contactFault?: ObservedFault;
}

export interface ObservedSubscriptions {
  /** ISO 8601 instant. */
  at: string;
  /** In Partner Center's order. */
  list: ObservedSubscription[];
  /** Rows of the answer that could not be read, as the field that was wrong. */
  unreadable: string[];
}

/** How asking for its subscriptions ended. */
export interface Asked {
  /** Number of the run. */
  run: number;
  /** How often the run had been taken up by then. */
  attempt: number;
  /** What went wrong. Absent: all was heard, each contact's own fault aside. */
  fault?: ObservedFault;
}

/** What Partner Center said of a customer. Kept in this profile alone: no part of the directory, its log or exports. */
export interface ObservedCustomer {
  v: 1;
  customer: SeenCustomer;
  /** Number of the run that listed it last, and when (ISO 8601 instant). */
  listed: { run: number; at: string };
  asked?: Asked;
  /** When somebody of ours did something to it in Partner Center, the last that is known of (ISO 8601 instant). */
  touchedAt?: string;
  /** As they were heard the last time that this succeeded. */
  subscriptions?: ObservedSubscriptions;
}

const outline = v.looseObject({
  v: v.literal(1),
  customer: v.looseObject({ tenantId: v.string(), companyName: v.string() }),
  listed: v.looseObject({ run: v.number(), at: v.string() }),
  subscriptions: v.optional(v.looseObject({ at: v.string(), list: v.array(v.looseObject({ id: v.string() })) })),
});

/** What only this folder has written; its outline is looked at all the same. */
const observedCustomer = v.custom<ObservedCustomer>((input) => v.is(outline, input));

/** Undefined for what another version wrote, or nobody. */
export function parseObserved(record: object | undefined): ObservedCustomer | undefined {
  return v.is(observedCustomer, record) ? record : undefined;
}
