import { askHost } from '../../network/ask-host.ts';
import { type Clock, SYSTEM_CLOCK, waitFor } from '../client/clock.ts';
import { faultReason } from '../client/fault-reason.ts';
import { NO_TRIES, planNext, type Tries } from '../client/plan-next.ts';
import { jsonOf, textOf } from '../client/read-body.ts';
import { type FaultDetails, PartnerCenterFault } from '../partner-center-fault.ts';
import { graphError } from './graph-error.ts';
import { parseRelationships, type RelationshipPage, type SeenRelationship } from './relationship.ts';

export interface GraphWire {
  /** The origin of the cloud's Graph. */
  base: string;
  fetch: typeof fetch;
  /** Rejects where there is no token for Graph. */
  accessToken: () => Promise<string>;
  clock?: Clock;
  random?: () => number;
  signal?: AbortSignal;
  onProgress?: (found: number) => void;
}

export interface ListedRelationships {
  relationships: SeenRelationship[];
  unreadable: number;
}

/** As many as Graph puts on a page at the most (tenantrelationship-list-delegatedadminrelationships.md). */
const FIRST = '/v1.0/tenantRelationships/delegatedAdminRelationships?$top=300';
const MOST_BYTES = 4 * 1024 * 1024;
/** 300,000 relationships: what leads further leads in a circle. */
const MOST_PAGES = 1_000;

/** All of them, whatever their state. Rejects with `PartnerCenterFault`, or the signal's reason. */
export async function listRelationships(wire: GraphWire): Promise<ListedRelationships> {
  const relationships: SeenRelationship[] = [];
  let unreadable = 0;
  let url: string | undefined = `${wire.base}${FIRST}`;
  for (let pages = 0; url !== undefined; pages += 1) {
    if (pages === MOST_PAGES) throw malformed('@odata.nextLink');
    const page: RelationshipPage = await readPage(url, wire);
    relationships.push(...page.items);
    unreadable += page.unreadable;
    wire.onProgress?.(relationships.length);
    url = page.next === undefined ? undefined : nextUrl(page.next, wire.base);
  }
  return { relationships, unreadable };
}

/** The token goes to Graph's own host and to no other. */
function nextUrl(link: string, base: string): string {
  const url = URL.parse(link, base);
  if (url?.origin !== base) throw malformed('@odata.nextLink');
  return url.href;
}

async function readPage(url: string, wire: GraphWire): Promise<RelationshipPage> {
  const { clock = SYSTEM_CLOCK, random = Math.random, signal, fetch } = wire;
  let tries: Tries = NO_TRIES;
  for (;;) {
    const authorization = `Bearer ${await wire.accessToken()}`;
    const question = {
      method: 'GET',
      url,
      headers: { authorization, accept: 'application/json' },
      most: MOST_BYTES,
    } as const;
    const outcome = await askHost(question, { fetch, ...(signal ? { signal } : {}) });
    const step = planNext(outcome, tries, random(), clock.now());
    if (step.step === 'giveUp') throw fault({ reason: reasonOf(step.why.state), status: 0 });
    if (step.step === 'take') return takePage(step.answer);
    ({ tries } = step);
    await waitFor(step.delayInMs, clock, signal);
  }
}

const reasonOf = (state: 'unreachable' | 'timedOut' | 'redirected' | 'tooLarge') =>
  state === 'unreachable' || state === 'timedOut' ? state : 'malformed';

function takePage({
  status,
  bytes,
  headers,
}: {
  status: number;
  bytes: Uint8Array;
  headers: Headers;
}): RelationshipPage {
  const body = jsonOf(textOf(bytes));
  const said = graphError(body, headers);
  if (status !== 200) throw fault({ ...said, status, reason: faultReason('delegatedAdmin', status, undefined) });
  const page = parseRelationships(body);
  if (!page) throw malformed('value');
  return page;
}

const fault = (details: Omit<FaultDetails, 'call'>) => new PartnerCenterFault({ call: 'delegatedAdmin', ...details });
const malformed = (field: string) => fault({ reason: 'malformed', status: 200, field });
