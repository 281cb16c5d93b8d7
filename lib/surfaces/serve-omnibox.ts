import { browser } from 'wxt/browser';
import { reportError } from '../report-error.ts';
import { answerNewest } from './answer-newest.ts';
import { answerOmnibox, type OmniboxAnswer, omniboxAddress } from './answer-omnibox.ts';
import { addressWithFind } from './find-address.ts';
import type { DescriptionForm, Suggestion } from './omnibox-text.ts';

type Disposition = 'currentTab' | 'newForegroundTab' | 'newBackgroundTab';

interface Input {
  text: string;
  suggest(suggestions: Suggestion[]): void;
}

/** Answers what is typed in the address bar behind the keyword, and opens what is entered. */
export function serveOmnibox(form: DescriptionForm): void {
  const { omnibox } = browser;
  const show = ({ first, suggestions }: OmniboxAnswer, { suggest }: Input) => {
    void omnibox.setDefaultSuggestion({ description: first });
    suggest(suggestions);
  };
  const fail = (fault: unknown) => void reportError('Answering the address bar', fault);
  const type = answerNewest(({ text }: Input) => answerOmnibox(text, form), show, fail);
  omnibox.onInputStarted.addListener(() => type({ text: '', suggest: () => undefined }));
  omnibox.onInputChanged.addListener((text, suggest) => type({ text, suggest }));
  omnibox.onInputEntered.addListener((text, disposition) => void enter(text, disposition).catch(fail));
}

async function enter(text: string, disposition: Disposition): Promise<void> {
  const url = new URL(await addressOf(text), browser.runtime.getURL('/popup.html')).href;
  if (disposition === 'currentTab') await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
}

/** A directory that cannot be read is told of by the lookup's page. */
async function addressOf(text: string): Promise<string> {
  try {
    return await omniboxAddress(text);
  } catch (fault) {
    reportError('Finding what was entered in the address bar', fault);
    return addressWithFind('sidepanel.html', text);
  }
}
