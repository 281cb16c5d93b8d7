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

/** The lines of a packed text, some at a time. Throws a `TypeError` when it is not packed, is cut, or is no UTF-8. */
export async function* gunzipLines(bytes: Bytes): AsyncGenerator<string[]> {
  const texts = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }));
  let rest = '';
  for await (const text of texts) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
  if (rest) yield [rest];
}
