import { type ComponentChildren, createContext, type RefObject } from 'preact';
import { useCallback, useContext, useEffect, useId, useState } from 'preact/hooks';
import unseen from './unseen.module.css';

type Texts = ReadonlyMap<string, string>;
/** `speaker` tells who says it; an empty text takes back what they said. */
type Say = (speaker: string, text: string) => void;

const SayContext = createContext<Say>(() => undefined);

/** A screen reader tells what changes in a region that was there before: this one is, for all that comes and goes inside. */
export function LiveRegion({ children }: { children: ComponentChildren }) {
  const [said, setSaid] = useState<Texts>(new Map());
  const say = useCallback<Say>((speaker, text) => setSaid((before) => withText(before, speaker, text)), []);
  return (
    <SayContext.Provider value={say}>
      {children}
      <div class={unseen.words} role="status" aria-atomic="false">
        {[...said].map(([speaker, text]) => (
          <p key={speaker}>{text}</p>
        ))}
      </div>
    </SayContext.Provider>
  );
}

function withText(said: Texts, speaker: string, text: string): Texts {
  if ((said.get(speaker) ?? '') === text) return said;
  const others = [...said].filter(([other]) => other !== speaker);
  return new Map(text === '' ? others : [...others, [speaker, text]]);
}

/** Says what the element shows when it appears, and again when that changes. */
export function useSpoken(shown: RefObject<HTMLElement | null>, isSpoken = true): void {
  const say = useContext(SayContext);
  const speaker = useId();
  useEffect(() => {
    if (isSpoken) say(speaker, wordsOf(shown.current));
  });
  useEffect(() => () => say(speaker, ''), [say, speaker]);
}

/** Paragraph by paragraph: side by side in `textContent` the last word of one would run into the first of the next. */
function wordsOf(element: Element | null): string {
  const parts = element ? [...element.querySelectorAll('p, li')] : [];
  return (parts.length > 0 ? parts : [element]).map((part) => part?.textContent?.trim()).join(' ');
}
