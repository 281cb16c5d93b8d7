import type { SubscriptionId, TenantId } from '../../directory/types.ts';
import type { FaultDetails } from '../partner-center-fault.ts';
import { readContact } from '../read-contact.ts';
import type { PartnerCenter, SeenContact } from '../types.ts';

export interface Question {
  tenantId: TenantId;
  subscription: SubscriptionId;
}

export interface Answers {
  theirs: ReadonlyMap<SubscriptionId, SeenContact>;
  /** Of those that could not be read. */
  faults: ReadonlyMap<SubscriptionId, FaultDetails>;
}

interface Asking {
  partnerCenter: Pick<PartnerCenter, 'supportContact'>;
  signal: AbortSignal;
  onProgress: (done: number) => void;
  onAnswer: (question: Question, contact: SeenContact) => Promise<void>;
}

/** Asks for support contacts one by one. Rejects with faults that concern all of them, and when it is cancelled. */
export async function askTheirs(
  questions: readonly Question[],
  { partnerCenter, signal, onProgress, onAnswer }: Asking,
): Promise<Answers> {
  const theirs = new Map<SubscriptionId, SeenContact>();
  const faults = new Map<SubscriptionId, FaultDetails>();
  for (const [at, question] of questions.entries()) {
    signal.throwIfAborted();
    onProgress(at);
    const read = await readContact(question, partnerCenter);
    if ('fault' in read) faults.set(question.subscription, read.fault);
    else {
      theirs.set(question.subscription, read.found);
      await onAnswer(question, read.found);
    }
  }
  return { theirs, faults };
}
