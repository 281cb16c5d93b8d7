import type { Bytes } from '../transport/send.ts';

type Texts = Iterable<string> | AsyncIterable<string>;

export async function gzip(texts: Texts): Promise<Bytes> {
  const packed = streamOf(texts).pipeThrough(new TextEncoderStream()).pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** As `ReadableStream.from`, which Chromium lacks. */
function streamOf(texts: Texts): ReadableStream<string> {
  const upcoming = oneByOne(texts);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await upcoming.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

async function* oneByOne(texts: Texts): AsyncGenerator<string, void> {
  yield* texts;
}

/** In characters: more than any operation or document that people wrote, and little enough to be held. */
const LONGEST_LINE = 16 * 1024 * 1024;

/**
 * The lines of a packed text, some at a time. Throws a `TypeError` when it is not packed, is cut, is no UTF-8, or is
 * longer than `most` characters: a few bytes can be unpacked to more than there is memory.
 */
export async function* gunzipLines(bytes: Bytes, most: number): AsyncGenerator<string[]> {
  const texts = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }));
  let rest: string[] = [];
  let [length, waiting] = [0, 0];
  for await (const text of texts) {
    const [first = '', ...others] = text.split('\n');
    rest.push(first);
    [length, waiting] = [length + text.length, waiting + first.length];
    if (length > most || waiting > LONGEST_LINE) throw new TypeError('too long');
    const next = others.pop();
    if (next === undefined) continue;
    yield [rest.join(''), ...others];
    [rest, waiting] = [[next], next.length];
  }
  const last = rest.join('');
  if (last) yield [last];
}
