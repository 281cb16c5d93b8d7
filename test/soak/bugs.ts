/** A fault that is put into the code of the page under test, for the soak to find. */
export interface Bug {
  file: string;
  /** What stands there once, and what takes its place. */
  edit: readonly [from: string, to: string];
}

/** `npm run soak -- --bug lookup`. Each is one that a careless change could bring. */
export const BUGS: Readonly<Record<string, Bug>> = {
  /** Who is removed from the directory is still found. */
  lookup: { file: 'lib/db/lookup.ts', edit: ['if (was && !doc) dropped.push(was.tenantId);', ''] },
  /** What the team has is forgotten while changes of one's own wait above it. */
  shadow: {
    file: 'lib/db/commit.ts',
    edit: ['...(isShared ? [keepShared(tx, docs, touched.get)] : []),', ''],
  },
  /** A write that the disk refuses leaves half of a commit. */
  half: { file: 'lib/db/write-whole.ts', edit: ['abortQuietly(tx);', 'await tx.done.catch(() => undefined);'] },
};
