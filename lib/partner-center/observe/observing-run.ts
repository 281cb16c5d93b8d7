import * as v from 'valibot';
import type { FaultDetails } from '../partner-center-fault.ts';
import { isSameTenant, type PartnerTenant, partnerTenantOutline } from '../partner-tenant.ts';
import type { NextPage } from '../types.ts';

/**
 * Who we are and whom we deal with; whom the records of what our people did name; all customers, by pages; then each
 * customer's subscriptions and support contacts.
 */
const OBSERVING_PHASES = ['partners', 'records', 'listing', 'asking'] as const;
export type ObservingPhase = (typeof OBSERVING_PHASES)[number];

/** Why a run waits: a person wanted it to, or something that would befall every further question. */
export type Pause = 'person' | FaultDetails;

/** One observation of Partner Center, as it is stored: whoever opens it goes on where it was left. */
export interface ObservingRun {
  v: 1;
  /** Counted from 1. */
  number: number;
  /** How often it was taken up: by who started it, and again after each pause. */
  attempt: number;
  /** ISO 8601 instant. */
  startedAt: string;
  /** Whose Partner Center it asks: it goes on in no other. Absent: an older version began it. */
  tenant?: PartnerTenant;
  /** Number of the first run since another tenant was asked: what was heard before it does not count. Absent: all counts. */
  since?: number;
  /** Subscriptions that were heard longer ago are asked for again; 0: all of them are. */
  maxAgeInHours: number;
  phase: ObservingPhase;
  state: 'running' | 'paused' | 'done' | 'cancelled';
  pause?: Pause;
  /** ISO 8601 instant, once it is done or cancelled. */
  endedAt?: string;
  /** Of the list that the phase reads. Absent: the first page. */
  next?: NextPage;
  /** Up to when records of what our people did are known (ISO 8601 instant). Absent: nothing was heard before. */
  recordsReadAt?: string;
  /** Why they could not be read this time. */
  recordsFault?: FaultDetails;
  /** Customers that were listed. */
  listed: number;
  /** Rows of the list that could not be read, and the fields that were wrong in the first of them. */
  unreadable: { count: number; fields: string[] };
  /** Customers that there is something to ask about, and those that have been. Known once all are listed. */
  toAsk: number;
  asked: number;
  /** Requests that were answered, or came to nothing for good. */
  requests: number;
}

export type ObservingStart = Required<Pick<ObservingRun, 'startedAt' | 'maxAgeInHours' | 'tenant'>>;

/** What was heard of another tenant does not count: a customer may have bought from both, and each is told its own. */
export function startRun(before: ObservingRun | undefined, start: ObservingStart): ObservingRun {
  const number = (before?.number ?? 0) + 1;
  const isOther = before?.tenant !== undefined && !isSameTenant(before.tenant, start.tenant);
  const since = isOther ? number : before?.since;
  return {
    v: 1,
    number,
    attempt: 0,
    ...start,
    ...(since === undefined ? {} : { since }),
    ...(before?.recordsReadAt && !isOther ? { recordsReadAt: before.recordsReadAt } : {}),
    phase: 'partners',
    state: 'running',
    listed: 0,
    unreadable: { count: 0, fields: [] },
    toAsk: 0,
    asked: 0,
    requests: 0,
  };
}

/** Taken up, for the first time or after it was paused, or after whoever ran it went away. */
export function takeUpRun({ pause: _pause, ...run }: ObservingRun): ObservingRun {
  return { ...run, state: 'running', attempt: run.attempt + 1 };
}

export const pauseRun = (run: ObservingRun, pause: Pause): ObservingRun => ({ ...run, state: 'paused', pause });

export function endRun({ pause: _pause, next: _next, ...run }: ObservingRun, state: 'done' | 'cancelled', at: string) {
  return { ...run, state, endedAt: at };
}

/** Whether it is under way or waits. */
export const isOpen = ({ state }: ObservingRun) => state === 'running' || state === 'paused';

/** Whether all customers are known, and all that was to be asked was: only then is one that was not listed gone. */
export const isWhole = ({ state, unreadable }: ObservingRun) => state === 'done' && unreadable.count === 0;

const outline = v.looseObject({
  v: v.literal(1),
  number: v.number(),
  attempt: v.number(),
  startedAt: v.string(),
  tenant: v.optional(partnerTenantOutline),
  since: v.optional(v.number()),
  phase: v.picklist(OBSERVING_PHASES),
  state: v.picklist(['running', 'paused', 'done', 'cancelled']),
  unreadable: v.looseObject({ count: v.number(), fields: v.array(v.string()) }),
});

const observingRun = v.custom<ObservingRun>((input) => v.is(outline, input));

/** Undefined for what another version wrote, or nobody. */
export function parseRun(record: object | undefined): ObservingRun | undefined {
  return v.is(observingRun, record) ? record : undefined;
}
