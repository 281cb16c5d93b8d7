import { describe, expect, it } from 'vitest';
import { logName, parseSnapshotName, snapshotName, startName } from '../../../lib/workspace/codec/blob-names.ts';
import { type Manifest, parseManifest, writeManifest } from '../../../lib/workspace/codec/manifest.ts';

const manifest: Manifest = {
  v: 1,
  workspace: 'b2a7d9c0-1111',
  minimum: 1,
  start: { position: 7, sha256: 'a'.repeat(64) },
};
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe('the manifest of a workspace', () => {
  it('is read as it was written', () => {
    expect(parseManifest(writeManifest(manifest))).toEqual({ ok: true, manifest });
  });

  it.each<[string, unknown, string]>([
    ['asks for a later version', { ...manifest, minimum: 2 }, 'newer'],
    ['is of a later version', { v: 2, workspace: 'b2a7d9c0-1111', kind: 'unheard of' }, 'newer'],
    ['is another program’s', { name: 'my-app', version: '1.0' }, 'foreign'],
    ['is no object', 'hello', 'foreign'],
    ['names its start by what is no hash', { ...manifest, start: { position: 7, sha256: '../x' } }, 'foreign'],
    ['names no workspace', { v: 1, minimum: 1 }, 'foreign'],
  ])('that %s is refused', (_, value, reason) => {
    expect(parseManifest(bytesOf(value))).toEqual({ ok: false, reason });
  });

  it('that is a page of HTML is refused', () => {
    expect(parseManifest(new TextEncoder().encode('<html>'))).toEqual({ ok: false, reason: 'foreign' });
  });
});

describe('names of blobs', () => {
  it('sort as the places in the log do', () => {
    const places = [
      { file: 1, offset: 9 },
      { file: 1, offset: 1_000_000 },
      { file: 12, offset: 0 },
    ];
    const names = places.map(snapshotName);
    expect(names.toSorted()).toEqual(names);
    expect(names.map(parseSnapshotName)).toEqual(places);
    expect(startName('ab')).toBe('start/ab.json.gz');
    expect([12, 2].map(logName).sort()).toEqual(['log/000002', 'log/000012']);
  });

  it.each([
    'snapshot/1-2.json.gz',
    'snapshot/000001-000000000009.json.gz.bak',
    'log/000001',
  ])('leave out %s, which is no snapshot', (name) => {
    expect(parseSnapshotName(name)).toBeUndefined();
  });
});
