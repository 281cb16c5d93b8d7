import { dequal } from 'dequal';
import { describeFault } from '../report-error.ts';

export type RawPolicy = Readonly<Record<string, unknown>>;

export type Answer =
  /** With nothing in it where an administrator has set nothing. */
  | { state: 'answered'; raw: RawPolicy }
  /** Whether there is a policy is not known. */
  | { state: 'refused'; reason: string };

/** What the browser said to who asked for the policy; `late`: nothing so far. */
export type Given = Answer | { state: 'late' };

export interface ManagedStorage {
  /** Never rejects, and takes no longer than it may. What is late counts as it was last answered. */
  read(): Promise<Given>;
  /** Calls back when an answer that was late is there, and says something else. Returns what ends it. */
  onLateAnswer(listener: () => void): () => void;
}

/** Asks the browser anew each time; the answer to the newest question stands, whenever it comes. */
export function createManagedStorage(ask: () => Promise<object>, waitInMs: number): ManagedStorage {
  let asked = 0;
  let newest: { question: number; answer: Given } = { question: 0, answer: { state: 'late' } };
  const listeners = new Set<() => void>();

  function take(question: number, answer: Answer, isLate: boolean) {
    if (question < newest.question) return;
    const isOther = !dequal(answer, newest.answer);
    newest = { question, answer };
    if (isLate && isOther) for (const listener of listeners) listener();
  }

  return {
    async read() {
      const question = ++asked;
      let isLate = false;
      const answer = answerTo(ask).then((answer) => {
        take(question, answer, isLate);
        return answer;
      });
      const late = new Promise<Given>((resolve) => {
        setTimeout(() => {
          isLate = true;
          resolve(newest.answer);
        }, waitInMs);
      });
      return Promise.race([answer, late]);
    },
    onLateAnswer(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** How Firefox says that an administrator has set nothing: toolkit/components/extensions/parent/ext-storage.js. */
const NOTHING_SET = /manifest not found/i;

async function answerTo(ask: () => Promise<object>): Promise<Answer> {
  try {
    return { state: 'answered', raw: { ...(await ask()) } };
  } catch (fault) {
    const reason = describeFault(fault);
    return NOTHING_SET.test(reason) ? { state: 'answered', raw: {} } : { state: 'refused', reason };
  }
}
