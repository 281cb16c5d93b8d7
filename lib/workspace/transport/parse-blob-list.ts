export interface ListedBlob {
  name: string;
  length: number;
}

export interface BlobListPage {
  blobs: ListedBlob[];
  /** Where the next page begins, empty when this is the last. */
  next: string;
}

/**
 * Reads the answer of Azure's "List Blobs"; undefined when it is not one or is cut. A worker has no XML parser; the
 * document is flat and its texts are escaped, so that a tag can be told by its name.
 */
export function parseBlobList(xml: string): BlobListPage | undefined {
  if (!xml.includes('<EnumerationResults') || !xml.trimEnd().endsWith('</EnumerationResults>')) return undefined;
  const blobs = [...xml.matchAll(/<Blob>(.*?)<\/Blob>/gs)].map(([, blob = '']) => ({
    name: textOf(blob, 'Name'),
    length: Number(textOf(blob, 'Content-Length')),
  }));
  return { blobs, next: textOf(xml, 'NextMarker') };
}

function textOf(xml: string, tag: string): string {
  const [, text = ''] = new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`).exec(xml) ?? [];
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
