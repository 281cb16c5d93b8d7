import { faultOf, stopsAll } from '../observe/fault-reach.ts';
import type { FaultDetails } from '../partner-center-fault.ts';
import { type ReadContact, readContact } from '../read-contact.ts';
import type { PartnerCenter, SeenContact } from '../types.ts';
import type { ApplyRow, RowOutcome } from './apply-row.ts';
import { holdsContact } from './holds-contact.ts';

export interface Settling {
  partnerCenter: Pick<PartnerCenter, 'supportContact' | 'putSupportContact'>;
  /** A new GUID. */
  newId: () => string;
  /** Records how it stands with the row before anything else is sent. */
  keep: (outcome: RowOutcome) => Promise<void>;
}

type Writing = Extract<RowOutcome, { state: 'writing' }>;

/**
 * One row: read, compare with what the review showed, write, read back. Partner Center has no etag for a support
 * contact, so what came between reading and writing cannot be noticed; the time between is one request, since it is read
 * again before a write is repeated. A row of which it is not known whether it was written is read first, and written
 * again, under its first request id, only when Partner Center still holds what the review showed. Throws faults that
 * concern every row, and leaves the row so that it can be settled later.
 */
export async function settleRow(row: ApplyRow, settling: Settling): Promise<RowOutcome> {
  const { wanted, theirs, outcome } = row;
  const open = outcome.state === 'writing' ? outcome : undefined;
  const read = await readContact(row, settling.partnerCenter);
  if ('fault' in read) return { state: 'refused', fault: read.fault, ...(open ? { isUnsure: true } : {}) };
  const { found } = read;
  if (holdsContact(found, wanted)) return open ? { state: 'written', before: open.before } : { state: 'alreadySo' };
  if (theirs === undefined || !holdsContact(found, theirs)) return { state: 'changedMeanwhile', found };
  const writing: Writing = open ?? { state: 'writing', requestId: settling.newId(), before: found };
  await settling.keep(writing);
  return write(row, writing, settling);
}

/** What was read before repeating a write is not what it was to take the place of: nothing more is sent. */
class NotAsBefore extends Error {
  readonly read: ReadContact;

  constructor(read: ReadContact) {
    super('The support contact is not what it was.');
    this.read = read;
  }
}

async function write(row: ApplyRow, writing: Writing, settling: Settling): Promise<RowOutcome> {
  const { partnerCenter } = settling;
  const { tenantId, subscription, wanted } = row;
  const beforeRepeat = async () => {
    const read = await readContact(row, partnerCenter);
    if ('fault' in read || !holdsContact(read.found, writing.before)) throw new NotAsBefore(read);
  };
  try {
    const { requestId } = writing;
    const answer = await partnerCenter.putSupportContact(tenantId, subscription, wanted, { requestId, beforeRepeat });
    return await readBack(row, writing, settling, { answer });
  } catch (fault) {
    if (fault instanceof NotAsBefore) return foundMeanwhile(fault.read, row, writing);
    const details = faultOf(fault);
    if (details.call !== 'putSupportContact') throw fault;
    // A request before the one that was answered so may have had its effect: the row stays open.
    if (stopsAll(details)) throw fault;
    // Whatever the answer was: what Partner Center holds is what counts.
    return readBack(row, writing, settling, { fault: details });
  }
}

function foundMeanwhile(read: ReadContact, { wanted }: ApplyRow, { before }: Writing): RowOutcome {
  if ('fault' in read) return { state: 'refused', fault: read.fault, isUnsure: true };
  const { found } = read;
  return holdsContact(found, wanted) ? { state: 'written', before } : { state: 'changedMeanwhile', found };
}

type WriteEnd = { answer: SeenContact } | { fault: FaultDetails };

async function readBack(row: ApplyRow, { before }: Writing, settling: Settling, end: WriteEnd): Promise<RowOutcome> {
  const { wanted } = row;
  const read = await readContact(row, settling.partnerCenter);
  if ('fault' in read) {
    const isAnswered = 'answer' in end && holdsContact(end.answer, wanted);
    if (isAnswered) return { state: 'written', before };
    return { state: 'refused', fault: 'fault' in end ? end.fault : read.fault, isUnsure: true };
  }
  const { found } = read;
  if (holdsContact(found, wanted)) return { state: 'written', before };
  if ('answer' in end) return { state: 'notKept', before, found };
  return holdsContact(found, before) ? { state: 'refused', fault: end.fault } : { state: 'changedMeanwhile', found };
}
