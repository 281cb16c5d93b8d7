import { beforeEach, expect, it, vi } from 'vitest';
import { followPage, type PageContext } from '../../../lib/admin-center/follow-page.ts';
import type { PageAnswer } from '../../../lib/answer-page.ts';
import { until } from '../../until.ts';

let end: AbortController;
let isInvalid: boolean;
beforeEach(() => {
  end = new AbortController();
  isInvalid = false;
  location.href = 'https://admin.cloud.microsoft/#/one';
});

const context = (): PageContext => ({
  get isInvalid() {
    return isInvalid;
  },
  setTimeout: (handler) => setTimeout(handler, 0),
  addEventListener: (target: EventTarget, type: string, handler: (event: Event) => void) =>
    target.addEventListener(type, handler, { signal: end.signal }),
});

const none = (url: string): PageAnswer => ({ url, state: 'none' });
const goTo = (hash: string) => {
  location.hash = hash;
  window.dispatchEvent(new Event('wxt:locationchange'));
};

function follow(ask: () => Promise<PageAnswer>) {
  const show = vi.fn();
  followPage(context(), { ask, show });
  return show;
}

it('asks at the start and at each new address', async () => {
  const show = follow(() => Promise.resolve(none(location.href)));
  await until(() => expect(show).toHaveBeenCalledWith(none('https://admin.cloud.microsoft/#/one')));
  goTo('#/two');
  await until(() => expect(show).toHaveBeenLastCalledWith(none('https://admin.cloud.microsoft/#/two')));
});

it('drops the answer for another address and asks again', async () => {
  const answers = ['https://admin.cloud.microsoft/#/old', location.href];
  const ask = vi.fn(() => Promise.resolve(none(answers.shift() ?? '')));
  const show = follow(ask);
  await until(() => expect(show).toHaveBeenCalledOnce());
  expect(ask).toHaveBeenCalledTimes(2);
  expect(show).toHaveBeenCalledWith(none(location.href));
});

it.each([
  ['the answers are all for another address', () => Promise.resolve(none('https://admin.cloud.microsoft/#/old'))],
  ['asking fails', () => Promise.reject(new Error('Could not establish connection'))],
])('gives up after a few tries and shows nothing when %s', async (_, answer) => {
  const ask = vi.fn(answer);
  const show = follow(ask);
  await until(() => expect(show).toHaveBeenCalledWith(none(location.href)));
  expect(ask).toHaveBeenCalledTimes(5);
});

it('shows one answer after many quick changes', async () => {
  const show = follow(() => Promise.resolve(none(location.href)));
  for (let n = 0; n < 50; n += 1) goTo(`#/${n}`);
  await until(() => expect(show).toHaveBeenCalled());
  expect(show).toHaveBeenCalledTimes(1);
  expect(show).toHaveBeenCalledWith(none('https://admin.cloud.microsoft/#/49'));
});

it('falls silent when the extension is gone', async () => {
  const ask = vi.fn(() => {
    isInvalid = true;
    return Promise.reject(new Error('Extension context invalidated.'));
  });
  const show = follow(ask);
  await until(() => expect(ask).toHaveBeenCalledOnce());
  goTo('#/after');
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(ask).toHaveBeenCalledOnce();
  expect(show).not.toHaveBeenCalled();
});
