import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';

type Loading<Props> =
  | { state: 'none' | 'loading' }
  | { state: 'loaded'; View: ComponentType<Props> }
  | { state: 'failed'; fault: unknown };

/**
 * A view that few people open: its code is loaded when it is first shown. What keeps it from loading is thrown where it
 * would be shown, for the error boundary to tell.
 */
export function lazyView<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  const view = signal<Loading<Props>>({ state: 'none' });

  async function begin(): Promise<void> {
    view.value = { state: 'loading' };
    try {
      view.value = { state: 'loaded', View: await load() };
    } catch (fault) {
      view.value = { state: 'failed', fault };
    }
  }

  return function LazyView(props: Props) {
    if (view.peek().state === 'none') void begin();
    const { value } = view;
    if (value.state === 'failed') throw value.fault;
    return value.state === 'loaded' ? <value.View {...props} /> : null;
  };
}
