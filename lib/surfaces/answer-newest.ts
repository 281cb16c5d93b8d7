/**
 * Answers one input at a time, the newest of those that came meanwhile next. `tell` gets an answer only while no newer
 * input has come, so that answers never arrive out of order; `fail` gets what the answering threw.
 */
export function answerNewest<I, O>(
  answer: (input: I) => Promise<O>,
  tell: (output: O, input: I) => void,
  fail: (fault: unknown) => void,
): (input: I) => void {
  let waiting: { input: I } | undefined;
  let isBusy = false;

  async function work() {
    isBusy = true;
    while (waiting) {
      const { input } = waiting;
      waiting = undefined;
      const output = await answer(input);
      if (!waiting) tell(output, input);
    }
  }
  const start = () =>
    void work()
      .catch(fail)
      .finally(() => {
        isBusy = false;
        if (waiting) start();
      });
  return (input) => {
    waiting = { input };
    if (!isBusy) start();
  };
}
