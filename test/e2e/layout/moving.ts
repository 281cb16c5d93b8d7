import { elementsBelow } from './shown-texts.ts';

/** CSS seconds, as in `0s, 0.15s`; what ends within a frame is not seen to move. */
const LONGEST_IN_S = 0.01;
const isLong = (durations: string) => durations.split(',').some((text) => Number.parseFloat(text) > LONGEST_IN_S);

/** What would move, though the reader asked that nothing does. */
export const moving = (within = 'html'): string[] =>
  [...document.querySelectorAll(within)].flatMap(elementsBelow).flatMap((element) => {
    const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element);
    const moves = (animationName !== 'none' && isLong(animationDuration)) || isLong(transitionDuration);
    return moves || scrollBehavior === 'smooth' ? [`${element.localName}.${element.getAttribute('class') ?? ''}`] : [];
  });
