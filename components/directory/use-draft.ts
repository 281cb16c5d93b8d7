import { useState } from 'preact/hooks';

/** What is being typed into a form: the draft and a setter for each of its fields. */
export function useDraft<T extends object>(initial: T) {
  const [draft, setDraft] = useState(initial);
  const set =
    <K extends keyof T>(key: K) =>
    (value: T[K]) =>
      setDraft((typed) => ({ ...typed, [key]: value }));
  return { draft, set };
}
