import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { array, object, parse, string } from 'valibot';
import type { BrowserName } from '../../../scripts/find-browser.mjs';
import { type AlteredExtension, alterExtension } from './alter-extension.ts';
import { builtExtension, type Session } from './session.ts';

declare const chrome: {
  runtime: { getBackgroundPage(): Promise<object> };
  extension: { getViews(): Window[] };
};

/** The address bar, the context menu and the browser's own keys are out of a test's reach: their listeners are not. */
export interface Background {
  /** Types behind the keyword; resolves to the lines that the address bar is given, the first one first. */
  type(text: string): Promise<string[]>;
  /** Presses Enter in the address bar on free text, or on the nth line below the first. */
  enter(text: string, line?: number): Promise<void>;
  clickMenu(selectionText: string): Promise<void>;
  /** Pages of the extension, its popup too, which a driver sees in Chromium only: address and text of the lookup's box. */
  views(): Promise<{ href: string; typed: string }[]>;
  /** Titles of the entries that the context menu was given last. */
  menuTitles(): Promise<string[]>;
}

interface Suggestion {
  content: string;
  description: string;
}

/** What the prelude leaves in the background's global scope. */
interface Heard {
  suggestions: Suggestion[];
  type(text: string): Promise<string[]>;
  enter(content: string): void;
  clickMenu(selectionText: string): void;
  menuTitles: string[];
}

type Listener = (...args: unknown[]) => void;
type Recorded = Record<string, { addListener(listener: Listener): void }>;
interface Api {
  omnibox: Recorded & { setDefaultSuggestion(suggestion: { description: string }): unknown };
  contextMenus: Recorded & { create(item: { id: string; title: string }): unknown; removeAll(): Promise<void> };
}

/** In the background, before its own code: remembers the listeners it adds and what it gives the browser. */
function installPrelude(): void {
  const api: Api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
  const listeners = new Map<string, Listener>();
  for (const [area, name] of [
    ['omnibox', 'onInputChanged'],
    ['omnibox', 'onInputEntered'],
    ['contextMenus', 'onClicked'],
  ] as const) {
    const event = api[area][name];
    if (!event) throw new Error(`There is no ${area}.${name}.`);
    const add = event.addListener.bind(event);
    event.addListener = (listener) => {
      listeners.set(name, listener);
      add(listener);
    };
  }
  const { omnibox, contextMenus } = api;
  const [setDefault, create, removeAll] = [omnibox.setDefaultSuggestion, contextMenus.create, contextMenus.removeAll];
  let first = '';
  let menuId = '';
  const heard: Heard = {
    suggestions: [],
    menuTitles: [],
    type: (text) =>
      new Promise((resolve) => {
        listeners.get('onInputChanged')?.(text, (suggestions: Suggestion[]) => {
          heard.suggestions = suggestions;
          // The browser's own parser judges every line, as it would in the address bar.
          for (const { description } of suggestions) void setDefault.call(omnibox, { description });
          resolve([first, ...suggestions.map(({ description }) => description)]);
        });
      }),
    enter: (content) => listeners.get('onInputEntered')?.(content, 'newForegroundTab'),
    clickMenu: (selectionText) => listeners.get('onClicked')?.({ menuItemId: menuId, selectionText }, undefined),
  };
  omnibox.setDefaultSuggestion = (suggestion) => {
    first = suggestion.description;
    return setDefault.call(omnibox, suggestion);
  };
  contextMenus.create = (item) => {
    menuId = item.id;
    heard.menuTitles = [item.title];
    return create.call(contextMenus, item);
  };
  contextMenus.removeAll = () => {
    heard.menuTitles = [];
    return removeAll.call(contextMenus);
  };
  Object.assign(globalThis, { heard });
}

/** The production build with a prelude in its background, for `driveBackground`. */
export async function withDrivenBackground(name: BrowserName): Promise<AlteredExtension> {
  const background = await readFile(join(builtExtension(name), 'background.js'), 'utf8');
  return alterExtension(name, { 'background.js': `(${installPrelude})();\n${background}` });
}

type Verb = 'type' | 'enter' | 'clickMenu';
type Question = { verb: Verb; text: string } | { fact: 'suggestions' | 'menuTitles' };

/** In Chromium's worker, or in a page that reaches Firefox's background page. */
async function askHeard(question: Question): Promise<unknown> {
  const scope = 'document' in globalThis ? await chrome.runtime.getBackgroundPage() : globalThis;
  const heard: Heard = Reflect.get(scope, 'heard');
  return 'fact' in question ? heard[question.fact] : heard[question.verb](question.text);
}

/** In a page of the extension. */
const readViews = () =>
  chrome.extension.getViews().map(({ location, document }) => ({
    href: location.href,
    typed: document.querySelector<HTMLInputElement>('[role=combobox]')?.value ?? '',
  }));

/** Drives a background that has the prelude. Firefox's is reached through a page of the extension. */
export async function driveBackground(session: Session): Promise<Background> {
  const door = await session.openExtensionPage('options.html');
  async function ask(question: Question): Promise<unknown> {
    if (session.name === 'firefox') return door.evaluate(askHeard, question);
    const target = await session.browser.waitForTarget((one) => one.type() === 'service_worker');
    const worker = await target.worker();
    if (!worker) throw new Error('The background has no worker.');
    return worker.evaluate(askHeard, question);
  }
  const call = async (verb: Verb, text: string) => void (await ask({ verb, text }));
  return {
    type: async (text) => parse(array(string()), await ask({ verb: 'type', text })),
    async enter(text, line) {
      if (line === undefined) return call('enter', text);
      // Typed here as well: a background that was asleep since has forgotten its suggestions.
      await call('type', text);
      const suggestions = parse(array(object({ content: string() })), await ask({ fact: 'suggestions' }));
      await call('enter', suggestions[line]?.content ?? text);
    },
    clickMenu: (selectionText) => call('clickMenu', selectionText),
    views: () => door.evaluate(readViews),
    menuTitles: async () => parse(array(string()), await ask({ fact: 'menuTitles' })),
  };
}
