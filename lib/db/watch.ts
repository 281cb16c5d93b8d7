const CHANNEL = 'support-contacts/committed';

/** Calls back with the position of every commit written in any page or worker of the extension. */
export function onCommitted(listener: (position: number) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<number>) => listener(data);
  return () => channel.close();
}

/** Tells every open view, this page's own included, that the directory has moved on. */
export function announceCommitted(position: number): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(position);
  channel.close();
}
